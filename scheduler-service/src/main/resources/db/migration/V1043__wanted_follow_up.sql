-- What attempts leave to be followed up besides their own ends: low answers and broken promises. An
-- answer and the conclusion of its attempt come on different topics: whichever comes second leads to
-- the follow-up. What the call of an open case takes up is not lost when that call never comes.
CREATE TABLE wanted_follow_up (
    attempt_id   uuid NOT NULL REFERENCES callback_attempt (attempt_id),
    -- Rule that wants it: answer.low, promise.broken. One of each attempt.
    rule         text NOT NULL,
    callback_id  uuid NOT NULL REFERENCES callback_task,
    -- Reason of the follow-up.
    reason       text NOT NULL,
    -- Why, in plain words; never an answer itself.
    explanation  text NOT NULL,
    -- When the answer was given or the promise made: what was settled since needs no call.
    since        timestamptz NOT NULL,
    -- TOLD until the attempt is known to have reached the customer, again TOLD when that was a
    -- mistake; WAITS while another call of the case takes it up, or a call that went wrong forbids
    -- contact; else DONE, whether or not a call follows.
    state        text NOT NULL DEFAULT 'TOLD' CHECK (state IN ('TOLD', 'WAITS', 'DONE')),
    -- The follow-up's id follows from it: the attempt, or the correction that took one back.
    because      uuid NOT NULL,
    follow_up_id uuid REFERENCES callback_task DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (attempt_id, rule),
    CONSTRAINT followed_is_done CHECK (follow_up_id IS NULL OR state = 'DONE')
);

-- What each erasure asks, and what the timer reads.
CREATE INDEX wanted_follow_up_task ON wanted_follow_up (callback_id);
CREATE INDEX wanted_follow_up_waits ON wanted_follow_up (callback_id) WHERE state = 'WAITS';
