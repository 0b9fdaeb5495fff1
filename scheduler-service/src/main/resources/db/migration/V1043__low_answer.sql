-- Answers after which the policy calls again. An answer and the conclusion of its attempt come on
-- different topics: whichever comes second leads to the follow-up.
CREATE TABLE low_answer (
    attempt_id  uuid PRIMARY KEY,
    callback_id uuid NOT NULL,
    -- Reason of the follow-up.
    reason      text NOT NULL,
    -- Which question, and what the policy says about it; never the answer itself.
    explanation text NOT NULL,
    answered_at timestamptz NOT NULL,
    -- Whether what follows from it was done.
    followed    boolean NOT NULL DEFAULT false
);
