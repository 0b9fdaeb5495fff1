-- Whoever is erased or stops surveys is held alone; whoever writes a row about him, together with others.
-- The one then sees what the other wrote, whichever comes first.
CREATE FUNCTION hold_customer(customer text) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(1668641652, hashtext(customer));
$$;
CREATE FUNCTION share_customer(customer text) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock_shared(1668641652, hashtext(customer));
$$;

-- Each statement of these functions sees what was committed while the one before it waited.
CREATE OR REPLACE FUNCTION refuse_the_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM share_customer(NEW.customer_id);
    IF EXISTS (SELECT 1 FROM erased_customer WHERE customer_id = NEW.customer_id) THEN
        RETURN NULL;
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION keep_no_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM share_customer(NEW.customer_id);
    IF EXISTS (SELECT 1 FROM erased_customer WHERE customer_id = NEW.customer_id) THEN
        NEW.sealed := NULL;
    END IF;
    RETURN NEW;
END $$;

-- A draft is nothing but words.
CREATE OR REPLACE FUNCTION keep_no_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM share_customer(customer_id) FROM attempt_brief WHERE attempt_id = NEW.attempt_id;
    IF EXISTS (SELECT 1 FROM attempt_brief b JOIN erased_customer e USING (customer_id)
               WHERE b.attempt_id = NEW.attempt_id) THEN
        RETURN NULL;
    END IF;
    RETURN NEW;
END $$;

-- Who stopped surveys is not invited to one.
CREATE FUNCTION refuse_the_unwilling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM share_customer(NEW.customer_id);
    IF surveys_stopped_by(NEW.customer_id) IS NOT NULL THEN
        RETURN NULL;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER invitation_of_the_unwilling BEFORE INSERT ON invitation FOR EACH ROW
EXECUTE FUNCTION refuse_the_unwilling();

-- Of an answer and a stop in the same moment one counts: whoever stops holds the customer alone.
CREATE FUNCTION refuse_what_was_stopped() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM share_customer(NEW.customer_id);
    IF EXISTS (SELECT 1 FROM invitation
               WHERE attempt_id = NEW.attempt_id AND stopped_at IS NOT NULL) THEN
        RETURN NULL;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER response_of_the_unwilling BEFORE INSERT ON response FOR EACH ROW
EXECUTE FUNCTION refuse_what_was_stopped();

-- What intake does not accept now is told again after what was tried longer ago; what it refuses for good
-- is set aside and stays visible.
ALTER TABLE opt_out ADD COLUMN tried_at timestamptz, ADD COLUMN refused_at timestamptz,
    ADD CONSTRAINT only_what_was_not_accepted_is_refused
        CHECK (passed_at IS NULL OR refused_at IS NULL);
DROP INDEX opt_out_waiting;
CREATE INDEX opt_out_waiting ON opt_out ((coalesce(tried_at, said_at)))
    WHERE passed_at IS NULL AND refused_at IS NULL;

DROP TRIGGER opt_out_stays ON opt_out;
CREATE TRIGGER opt_out_stays BEFORE UPDATE ON opt_out FOR EACH ROW
WHEN (
    OLD.passed_at IS NOT NULL
    OR OLD.refused_at IS NOT NULL
    OR (to_jsonb(NEW) - '{passed_at,tried_at,refused_at}'::text[])
        IS DISTINCT FROM (to_jsonb(OLD) - '{passed_at,tried_at,refused_at}'::text[])
)
EXECUTE FUNCTION refuse_change();

ALTER TABLE help_request ADD COLUMN tried_at timestamptz, ADD COLUMN refused_at timestamptz,
    -- its words could not be opened; left alone until then, so that somebody brings their key back
    ADD COLUMN aside_until timestamptz,
    ADD CONSTRAINT only_a_request_not_accepted_is_refused
        CHECK (passed_at IS NULL OR refused_at IS NULL),
    -- words that could not be opened were passed to nobody: they stay
    ADD CONSTRAINT words_are_kept_by_intake_alone
        CHECK (passed_at IS NULL OR sealed IS NULL OR aside_until IS NOT NULL),
    ADD CONSTRAINT words_refused_are_gone CHECK (refused_at IS NULL OR sealed IS NULL);
DROP INDEX help_request_waiting;
CREATE INDEX help_request_waiting ON help_request ((coalesce(tried_at, said_at)))
    WHERE passed_at IS NULL AND refused_at IS NULL;

DROP TRIGGER help_request_stays ON help_request;
CREATE TRIGGER help_request_stays BEFORE UPDATE ON help_request FOR EACH ROW
WHEN (
    OLD.passed_at IS NOT NULL
    OR OLD.refused_at IS NOT NULL
    OR NEW.sealed IS NOT NULL AND NEW.sealed IS DISTINCT FROM OLD.sealed
    OR (to_jsonb(NEW) - '{passed_at,tried_at,refused_at,aside_until,sealed}'::text[])
        IS DISTINCT FROM (to_jsonb(OLD) - '{passed_at,tried_at,refused_at,aside_until,sealed}'::text[])
)
EXECUTE FUNCTION refuse_change();
