-- Requests to freeze funds, one an attempt: whoever asks again is answered with the first.
CREATE TABLE freeze_request (
    attempt_id   uuid        PRIMARY KEY REFERENCES attempt,
    -- id of the fact on wallet-commands
    event_id     uuid        NOT NULL UNIQUE,
    requested_at timestamptz NOT NULL,
    because      text        NOT NULL CHECK (because <> ''),
    requested_by text        NOT NULL CHECK (requested_by <> ''),
    -- whether the customer had shown who he is
    verified     boolean     NOT NULL
);

CREATE TRIGGER freeze_request_stays BEFORE UPDATE OR DELETE ON freeze_request FOR EACH ROW
EXECUTE FUNCTION refuse_change();
