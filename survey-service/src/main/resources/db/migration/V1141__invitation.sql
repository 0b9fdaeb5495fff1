-- The right to answer one questionnaire about one callback, once.
CREATE TABLE invitation (
    -- the task's last attempt, which the answers are about
    attempt_id            uuid        PRIMARY KEY REFERENCES attempt,
    callback_id           uuid        NOT NULL UNIQUE,
    invited_at            timestamptz NOT NULL,
    ends_at               timestamptz NOT NULL,
    questionnaire_version integer     NOT NULL,
    customer_id           text        NOT NULL,
    reason                text        NOT NULL,
    questionnaire         text        NOT NULL,
    -- NAMED: the answers are kept with the customer. ANONYMOUS: a ballot is drawn, and nothing here says
    -- whether it was used
    kind                  text        NOT NULL CHECK (kind IN ('NAMED', 'ANONYMOUS')),
    -- whether the one ballot was drawn
    drawn                 boolean     NOT NULL DEFAULT false,
    -- when it was stopped before its end, and by what; null for never. What was answered, and a ballot
    -- that was drawn, is not stopped
    stopped_at            timestamptz,
    stopped_by            text        CHECK (
        stopped_by IN ('OPT_OUT', 'CONSENT_WITHDRAWN', 'SUPPRESSED')),
    CONSTRAINT a_stop_says_by_what CHECK ((stopped_at IS NULL) = (stopped_by IS NULL)),
    CONSTRAINT no_drawn_ballot_is_stopped CHECK (NOT drawn OR stopped_at IS NULL),
    CONSTRAINT only_ballots_are_drawn CHECK (NOT drawn OR kind = 'ANONYMOUS'),
    CONSTRAINT invitation_ends_later CHECK (ends_at > invited_at)
) WITH (autovacuum_vacuum_insert_scale_factor = 0.05);

CREATE INDEX invitation_customer ON invitation (customer_id, invited_at DESC);

CREATE TRIGGER invitation_of_the_erased BEFORE INSERT ON invitation FOR EACH ROW
EXECUTE FUNCTION refuse_the_erased();

CREATE TRIGGER invitation_stays BEFORE UPDATE ON invitation FOR EACH ROW
WHEN (
    OLD.stopped_at IS NOT NULL
    OR OLD.drawn AND NOT NEW.drawn
    OR (to_jsonb(NEW) - '{drawn,stopped_at,stopped_by}'::text[])
        IS DISTINCT FROM (to_jsonb(OLD) - '{drawn,stopped_at,stopped_by}'::text[])
)
EXECUTE FUNCTION refuse_change();

-- What a customer answered on his own, under his name.
CREATE TABLE response (
    attempt_id  uuid        PRIMARY KEY REFERENCES invitation,
    answered_at timestamptz NOT NULL,
    customer_id text        NOT NULL,
    -- numbers, flags and choice codes by question id
    answers     jsonb       NOT NULL,
    -- free-text answers as one ciphertext; null when there are none
    sealed      bytea
) WITH (autovacuum_vacuum_insert_scale_factor = 0.05);

CREATE INDEX response_customer ON response (customer_id);

-- Written once; only the words go when the customer is erased.
CREATE TRIGGER response_stays BEFORE UPDATE ON response FOR EACH ROW
WHEN (
    NEW.sealed IS NOT NULL
    OR (to_jsonb(NEW) - 'sealed'::text) IS DISTINCT FROM (to_jsonb(OLD) - 'sealed'::text)
)
EXECUTE FUNCTION refuse_change();

CREATE TRIGGER response_of_the_erased BEFORE INSERT ON response FOR EACH ROW
WHEN (NEW.sealed IS NOT NULL) EXECUTE FUNCTION keep_no_words();
