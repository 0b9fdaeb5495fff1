-- How attempts ended, as the last word on each says: what suggestions are taken from.
CREATE TABLE tried_attempt (
    attempt_id   uuid        PRIMARY KEY,
    callback_id  uuid        NOT NULL,
    called_at    timestamptz NOT NULL,
    concluded_at timestamptz NOT NULL,
    number       integer     NOT NULL CHECK (number >= 1),
    revision     integer     NOT NULL CHECK (revision >= 0),
    right_party  boolean     NOT NULL,
    reason       text        NOT NULL,
    disposition  text        NOT NULL
);

CREATE INDEX tried_attempt_next ON tried_attempt (callback_id, number);
CREATE INDEX tried_attempt_time ON tried_attempt (called_at);

-- Suggestions that a person does not want to see again.
CREATE TABLE dismissed_suggestion (
    suggestion   text        PRIMARY KEY CHECK (suggestion <> ''),
    dismissed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor        text        NOT NULL CHECK (actor <> ''),
    because      text        NOT NULL
        CHECK (because IN ('DONE', 'NOT_ALLOWED', 'NOT_POSSIBLE', 'NOT_CONVINCING'))
);

CREATE TRIGGER dismissed_suggestion_stays BEFORE UPDATE ON dismissed_suggestion FOR EACH ROW
EXECUTE FUNCTION refuse_change();
