-- One key for each customer, wrapped by a key-encryption key that is never in the database. The
-- schema is backed up apart from the data (docs/adr/0008): a copy of the data without it is noise,
-- and with the schema as it is now it yields nothing of those who were erased meanwhile.
CREATE SCHEMA vault_keys;

-- Versions of the key-encryption key that may wrap. A row goes before its key is destroyed, and the
-- references below refuse that while a customer's key still needs it.
CREATE TABLE vault_keys.key_encryption_key (
    version     integer PRIMARY KEY,
    -- Keys are wrapped anew by a version that was admitted later than theirs, never the other way.
    admitted_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Versions that were dismissed. They never wrap again, also where a replica has not heard of it.
CREATE TABLE vault_keys.dismissed_key (
    version      integer PRIMARY KEY,
    dismissed_at timestamptz NOT NULL DEFAULT now()
);

-- After the row, since adding it may have waited for the transaction that dismissed the version. The
-- code is that of a reference to a version that is gone: the remedy is the same.
CREATE FUNCTION vault_keys.refuse_dismissed_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM vault_keys.dismissed_key WHERE version = NEW.version) THEN
        RAISE EXCEPTION 'the version was dismissed' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER dismissed_stays_dismissed AFTER INSERT ON vault_keys.key_encryption_key
    FOR EACH ROW EXECUTE FUNCTION vault_keys.refuse_dismissed_key();

CREATE TABLE vault_keys.customer_key (
    customer_id text COLLATE "C" PRIMARY KEY CHECK (length(customer_id) BETWEEN 1 AND 128),
    -- Tells the key from another one that was made for the same customer at the same moment.
    key_id      uuid,
    wrapped_by  integer REFERENCES vault_keys.key_encryption_key,
    wrapped     bytea,
    made_at     timestamptz NOT NULL DEFAULT now(),
    -- When the key was destroyed; null while it lives. The row stays, so that there is never another.
    erased_at   timestamptz,
    CONSTRAINT a_living_key_is_whole CHECK (
        (erased_at IS NULL) = (key_id IS NOT NULL)
        AND (key_id IS NULL) = (wrapped_by IS NULL)
        AND (key_id IS NULL) = (wrapped IS NULL))
) WITH (fillfactor = 90);
CREATE INDEX customer_key_wrapped_by ON vault_keys.customer_key (wrapped_by)
    WHERE wrapped_by IS NOT NULL;
-- Who was erased lately: what a request left behind in the same moment is swept away.
CREATE INDEX customer_key_erased ON vault_keys.customer_key (erased_at)
    WHERE erased_at IS NOT NULL;

CREATE FUNCTION vault_keys.refuse_return() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an erased customer stays erased' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER erased_stays_erased BEFORE UPDATE OR DELETE ON vault_keys.customer_key
    FOR EACH ROW WHEN (OLD.erased_at IS NOT NULL) EXECUTE FUNCTION vault_keys.refuse_return();

-- Ends a statement that sealed with a key which is not the customer's any more, or never was: another
-- replica was first, or the customer was erased. The statement's rows go with it.
CREATE FUNCTION vault_keys.refuse_stale_keys() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'sealed with a key that is not stored' USING ERRCODE = '23KEY';
END $$;

-- What was destroyed, for whom it is to be proved. Stays for good; nothing personal in it.
CREATE TABLE vault_keys.erasure (
    customer_id    text COLLATE "C" PRIMARY KEY REFERENCES vault_keys.customer_key,
    -- As whoever asked for it named it.
    request_id     text NOT NULL CHECK (length(request_id) BETWEEN 1 AND 256),
    -- sender:<name> or account:<name>
    requested_by   text NOT NULL,
    erased_at      timestamptz NOT NULL,
    keys           integer NOT NULL CHECK (keys IN (0, 1)),
    contacts       integer NOT NULL CHECK (contacts >= 0),
    narratives     integer NOT NULL CHECK (narratives >= 0),
    -- The audit's entry about it. Not unique: were the audit ever set back, erasing must go on; that
    -- such an entry is gone is found by whoever verifies the audit.
    chain_position bigint NOT NULL,
    chain_hash     bytea NOT NULL CHECK (length(chain_hash) = 32)
);
CREATE TRIGGER erasure_is_never_changed BEFORE UPDATE OR DELETE ON vault_keys.erasure
    FOR EACH ROW EXECUTE FUNCTION vault_keys.refuse_return();
