-- Who is on the line: each try to find out, written once. No answer of the customer's is kept, only how
-- the try went.
CREATE TABLE identity_try (
    attempt_id    uuid        NOT NULL REFERENCES attempt,
    -- from 1 without gaps, over all leases of the attempt
    nth           smallint    NOT NULL CHECK (nth BETWEEN 1 AND 100),
    fencing_token bigint      NOT NULL CHECK (fencing_token > 0),
    tried_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    agent         text        NOT NULL,
    -- PHRASE, or as IdentityMethod names it
    method        text        NOT NULL CHECK (method <> ''),
    passed        boolean     NOT NULL,
    -- no try follows this one, and the attempt ends as the agent could not know whom he spoke to
    blocks        boolean     NOT NULL,
    PRIMARY KEY (attempt_id, nth),
    CONSTRAINT only_a_failure_blocks CHECK (NOT (passed AND blocks))
);

CREATE TRIGGER identity_try_stays BEFORE UPDATE OR DELETE ON identity_try FOR EACH ROW
EXECUTE FUNCTION refuse_change();

-- The phrase comes first, under the same lease, and nothing comes after the last failure.
CREATE FUNCTION refuse_identity_try() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM identity_try t WHERE t.attempt_id = NEW.attempt_id AND t.blocks) THEN
        RAISE EXCEPTION 'attempt % had its last try', NEW.attempt_id USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.method <> 'PHRASE' AND NOT EXISTS (
        SELECT 1 FROM identity_try t
        WHERE t.attempt_id = NEW.attempt_id AND t.fencing_token = NEW.fencing_token
          AND t.method = 'PHRASE' AND t.passed) THEN
        RAISE EXCEPTION 'the phrase of attempt % is not confirmed', NEW.attempt_id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER identity_try_in_order BEFORE INSERT ON identity_try FOR EACH ROW
EXECUTE FUNCTION refuse_identity_try();

CREATE FUNCTION refuse_conclusion_of_the_blocked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM identity_try t WHERE t.attempt_id = NEW.attempt_id AND t.blocks) THEN
        RAISE EXCEPTION 'nobody knows who was on the line of attempt %', NEW.attempt_id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER conclusion_of_the_blocked BEFORE INSERT ON conclusion FOR EACH ROW
WHEN (NEW.disposition NOT IN ('ID_FAILED', 'FRAUD_SUSPECTED'))
EXECUTE FUNCTION refuse_conclusion_of_the_blocked();
