-- Who saw or changed what needs a reason, when and why: one row each, in its transaction. Each row's
-- hash covers the row and the hash before it, so an edit anywhere shows.
CREATE TABLE audit_entry (
    -- From 1 without gaps.
    position    bigint      PRIMARY KEY CHECK (position > 0),
    written_at  timestamptz NOT NULL,
    -- what was done, as AuditAct names it
    act         text        NOT NULL CHECK (act <> ''),
    -- the account that did it
    actor       text        NOT NULL CHECK (actor <> ''),
    -- what it was done to, such as attempt:<id>
    object      text        NOT NULL CHECK (object <> ''),
    -- null when it is not about one customer
    customer_id text        COLLATE "C",
    -- null when no reason is asked for; never a customer's own words
    because     text,
    hash        bytea       NOT NULL CHECK (length(hash) = 32)
);
CREATE INDEX audit_entry_of_customer ON audit_entry (customer_id, position)
    WHERE customer_id IS NOT NULL;

-- Both ends of the chain. Whoever adds a link holds this row while he commits, and not before.
CREATE TABLE audit_chain (
    only_one     boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    -- the last link; 0 for none
    position     bigint  NOT NULL DEFAULT 0,
    hash         bytea   NOT NULL CHECK (length(hash) = 32),
    -- the last link that retention cut off: the chain is checked from here on; 0 for none
    cut_position bigint  NOT NULL DEFAULT 0 CHECK (cut_position <= position),
    cut_hash     bytea   NOT NULL CHECK (length(cut_hash) = 32)
) WITH (fillfactor = 20);
INSERT INTO audit_chain (hash, cut_hash) VALUES (sha256('huifang'), sha256('huifang'));

CREATE TRIGGER audit_entry_is_append_only BEFORE UPDATE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- An entry is removed only where the chain was cut, and never within half a year: 180 days of 24 hours,
-- since how long a day is goes by the session's zone.
CREATE FUNCTION refuse_audit_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.position > (SELECT cut_position FROM audit_chain)
       OR OLD.written_at > clock_timestamp() - interval '4320 hours' THEN
        RAISE EXCEPTION 'link % of the audit is to be kept', OLD.position
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER audit_entry_goes_where_it_is_cut BEFORE DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_removal();
CREATE TRIGGER audit_chain_stays BEFORE DELETE OR TRUNCATE ON audit_chain
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One end moves on by one link at a time, or the other one to a later link; neither ever back.
CREATE FUNCTION refuse_chain_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit may not go from link % (cut at %) to % (cut at %)',
        OLD.position, OLD.cut_position, NEW.position, NEW.cut_position
        USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER audit_chain_goes_on BEFORE UPDATE ON audit_chain FOR EACH ROW
    WHEN (NOT (NEW.position = OLD.position + 1 AND NEW.cut_position = OLD.cut_position
               AND NEW.cut_hash = OLD.cut_hash)
          AND NOT (NEW.position = OLD.position AND NEW.hash = OLD.hash
                   AND NEW.cut_position > OLD.cut_position))
    EXECUTE FUNCTION refuse_chain_move();

-- It is cut at a link that is there, by that link's own hash, and never within half a year.
CREATE FUNCTION refuse_audit_cut() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM audit_entry WHERE position = NEW.cut_position AND hash = NEW.cut_hash
          AND written_at <= clock_timestamp() - interval '4320 hours') THEN
        RAISE EXCEPTION 'the audit may not be cut at link %', NEW.cut_position
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER audit_chain_is_cut_at_an_old_link BEFORE UPDATE ON audit_chain FOR EACH ROW
    WHEN (NEW.cut_position <> OLD.cut_position) EXECUTE FUNCTION refuse_audit_cut();

-- What a transaction adds to the audit when it commits. Outside of a transaction it is empty.
CREATE TABLE audit_waiting (
    waiting_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    act         text   NOT NULL,
    actor       text   NOT NULL,
    object      text   NOT NULL,
    customer_id text,
    because     text
) WITH (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_cost_delay = 0
);

-- A text as it is hashed: its length, then itself, so that no two entries are written alike.
CREATE FUNCTION audit_bytes(said text) RETURNS bytea LANGUAGE sql IMMUTABLE
RETURN CASE WHEN said IS NULL THEN int4send(-1)
            ELSE int4send(octet_length(convert_to(said, 'UTF8'))) || convert_to(said, 'UTF8') END;

-- The next link of the chain, as the services' AuditLink hashes it.
CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    link      audit_chain;
    linked_at timestamptz;
BEGIN
    -- A holder that is frozen must not be waited for by everybody else with a connection in hand.
    PERFORM set_config('lock_timeout', '1s', true);
    SELECT * INTO STRICT link FROM audit_chain WHERE only_one FOR UPDATE;
    linked_at := clock_timestamp();
    link.position := link.position + 1;
    link.hash := sha256(link.hash || int8send(link.position)
        || int8send((extract(epoch FROM linked_at) * 1000000)::bigint)
        || audit_bytes(NEW.act) || audit_bytes(NEW.actor) || audit_bytes(NEW.object)
        || audit_bytes(NEW.customer_id) || audit_bytes(NEW.because));
    UPDATE audit_chain SET position = link.position, hash = link.hash WHERE only_one;
    INSERT INTO audit_entry (position, written_at, act, actor, object, customer_id, because, hash)
    VALUES (link.position, linked_at, NEW.act, NEW.actor, NEW.object, NEW.customer_id, NEW.because, link.hash);
    DELETE FROM audit_waiting WHERE waiting_id = NEW.waiting_id;
    RETURN NULL;
END $$;

-- At the commit: of all that an act takes, the chain sees only the last moment, and no turn of the
-- service's own.
CREATE CONSTRAINT TRIGGER audit_waiting_is_chained AFTER INSERT ON audit_waiting
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();
