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

-- Both ends of the chain. Whoever adds a link holds this row: readings are rare enough for one chain.
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
-- than half a year ago.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME;
END $$;
CREATE FUNCTION refuse_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.position > (SELECT cut_position FROM vault_chain)
       OR OLD.accessed_at > now() - interval '180 days' THEN
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
