-- Who read or changed what in the vault, when and what for: one row each, in its transaction. Each
-- row's hash covers the row and the hash before it, so an edit anywhere shows.
CREATE TABLE vault_access (
    -- From 1 without gaps.
    position    bigint PRIMARY KEY CHECK (position > 0),
    accessed_at timestamptz NOT NULL,
    -- service:<name>, account:<name> or sender:<name>, known by its key; intake for itself
    caller      text NOT NULL CHECK (caller <> ''),
    -- on whose behalf, as the caller says; null when for itself
    agent       text,
    action      text NOT NULL CHECK (action <> ''),
    purpose     text NOT NULL,
    attempt_id  text,
    -- null when it is not about one customer
    customer_id text COLLATE "C",
    -- the event whose narrative was read with it; null for none
    source      text,
    event_id    text,
    -- what came of it: numbers and references, nothing personal; null for nothing to say
    detail      text,
    -- false: asked for, but there was nothing
    found       boolean NOT NULL,
    hash        bytea NOT NULL CHECK (length(hash) = 32),
    CHECK ((source IS NULL) = (event_id IS NULL))
);
CREATE INDEX vault_access_of_customer ON vault_access (customer_id, position);

-- Both ends of the chain. Whoever adds a link holds this row; a reading does so while it commits.
CREATE TABLE vault_chain (
    only_one     boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    -- The last link.
    position     bigint NOT NULL DEFAULT 0,
    hash         bytea NOT NULL CHECK (length(hash) = 32),
    -- The last link that retention removed: the chain is checked from here on.
    cut_position bigint NOT NULL DEFAULT 0 CHECK (cut_position <= position),
    cut_hash     bytea NOT NULL CHECK (length(cut_hash) = 32)
) WITH (fillfactor = 20);
INSERT INTO vault_chain (hash, cut_hash) VALUES (sha256('huifang'), sha256('huifang'));

-- A row of the audit is never changed, and removed only where the chain was cut, which is never less
-- than half a year ago: 180 days of 24 hours, since how long a day is goes by the session's zone.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME;
END $$;
CREATE FUNCTION refuse_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.position > (SELECT cut_position FROM vault_chain)
       OR OLD.accessed_at > now() - interval '4320 hours' THEN
        RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME;
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER vault_access_is_append_only BEFORE UPDATE OR TRUNCATE ON vault_access
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER vault_access_is_cut_where_it_is_old BEFORE DELETE ON vault_access
    FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER vault_chain_stays BEFORE DELETE OR TRUNCATE ON vault_chain
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Readings that are added to the audit when their transaction commits. Outside of one it is empty.
CREATE TABLE vault_access_waiting (
    waiting_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    caller      text NOT NULL,
    agent       text,
    action      text NOT NULL,
    purpose     text NOT NULL,
    attempt_id  text,
    customer_id text,
    source      text,
    event_id    text,
    detail      text,
    found       boolean NOT NULL
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
CREATE FUNCTION chain_vault_access() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    link      vault_chain;
    linked_at timestamptz;
BEGIN
    -- Whoever waits for the chain holds a connection that sealing needs: a holder that is frozen must
    -- not be waited for.
    PERFORM set_config('lock_timeout', '1s', true);
    SELECT * INTO STRICT link FROM vault_chain WHERE only_one FOR UPDATE;
    linked_at := clock_timestamp();
    link.position := link.position + 1;
    link.hash := sha256(link.hash || int8send(link.position)
        || int8send((extract(epoch FROM linked_at) * 1000000)::bigint)
        || audit_bytes(NEW.caller) || audit_bytes(NEW.agent) || audit_bytes(NEW.action)
        || audit_bytes(NEW.purpose) || audit_bytes(NEW.attempt_id) || audit_bytes(NEW.customer_id)
        || audit_bytes(NEW.source) || audit_bytes(NEW.event_id) || audit_bytes(NEW.detail)
        || boolsend(NEW.found));
    UPDATE vault_chain SET position = link.position, hash = link.hash WHERE only_one;
    INSERT INTO vault_access (position, accessed_at, caller, agent, action, purpose, attempt_id,
        customer_id, source, event_id, detail, found, hash)
    VALUES (link.position, linked_at, NEW.caller, NEW.agent, NEW.action, NEW.purpose,
        NEW.attempt_id, NEW.customer_id, NEW.source, NEW.event_id, NEW.detail, NEW.found, link.hash);
    DELETE FROM vault_access_waiting WHERE waiting_id = NEW.waiting_id;
    RETURN NULL;
END $$;

-- At the commit: of a reading the chain sees only the last moment, and no turn of the service's own.
CREATE CONSTRAINT TRIGGER vault_access_waiting_is_chained AFTER INSERT ON vault_access_waiting
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION chain_vault_access();
