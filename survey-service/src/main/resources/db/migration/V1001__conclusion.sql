-- How attempts ended, and what the agent has typed so far.

CREATE TABLE conclusion (
    attempt_id            uuid        PRIMARY KEY REFERENCES attempt,
    callback_id           uuid        NOT NULL,
    concluded_at          timestamptz NOT NULL,
    claimed_at            timestamptz NOT NULL,
    revealed_at           timestamptz,
    appointment_at        timestamptz,
    promise_due_at        timestamptz,
    number                integer     NOT NULL,
    questionnaire_version integer,
    follow_up             boolean     NOT NULL,
    customer_id           text        NOT NULL,
    reason                text        NOT NULL,
    agent                 text        NOT NULL,
    disposition           text        NOT NULL,
    root_cause            text,
    promise_kept_by       text,
    promise_subject_ref   text,
    questionnaire         text,
    -- numbers, flags and choice codes by question id; null when nothing was asked
    answers               jsonb,
    -- note and free-text answers as one ciphertext; null when there are none
    sealed                bytea,

    CONSTRAINT appointment_has_an_instant CHECK (
        (disposition = 'APPOINTMENT_MADE') = (appointment_at IS NOT NULL)),
    -- once shown a number may have been dialled, and counts in the customer's budget
    CONSTRAINT shown_number_counts CHECK (disposition <> 'NOT_MADE' OR revealed_at IS NULL),
    CONSTRAINT promise_is_dated CHECK ((promise_kept_by IS NULL) = (promise_due_at IS NULL)),
    CONSTRAINT answers_name_their_questionnaire CHECK (
        answers IS NULL OR (questionnaire IS NOT NULL AND questionnaire_version IS NOT NULL)),
    CONSTRAINT concluded_under_its_lease CHECK (concluded_at >= claimed_at)
);

-- Written once; only the words go when the customer is erased.
CREATE TRIGGER conclusion_stays BEFORE UPDATE ON conclusion FOR EACH ROW
WHEN (
    NEW.sealed IS NOT NULL
    OR (to_jsonb(NEW) - 'sealed'::text) IS DISTINCT FROM (to_jsonb(OLD) - 'sealed'::text)
)
EXECUTE FUNCTION refuse_change();

-- A customer's history, newest first.
CREATE INDEX conclusion_customer ON conclusion (customer_id, concluded_at DESC);

-- Answers typed but not concluded, wholly sealed because they may hold free text. One draft a lease:
-- the next holder does not see it.
CREATE TABLE answer_draft (
    attempt_id    uuid        PRIMARY KEY REFERENCES attempt,
    fencing_token bigint      NOT NULL,
    saved_at      timestamptz NOT NULL,
    sealed        bytea       NOT NULL
);
