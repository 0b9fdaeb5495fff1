-- The vault: all personal data Huifang holds, as ciphertext. A ciphertext opens only with the key
-- file and only in its own row (customer, field and layout version are authenticated with it).

-- How to reach a customer: the newest contact any accepted event carried.
CREATE TABLE vault_contact (
    customer_id text COLLATE "C" PRIMARY KEY
        CHECK (length(customer_id) BETWEEN 1 AND 128),
    -- JSON of phone, name, timeZone, locale; sealed
    ciphertext  bytea NOT NULL,
    -- 1: the service's key set
    key_version smallint NOT NULL CHECK (key_version > 0),
    -- The event it came with. A later event's contact replaces it, an earlier one's does not;
    -- source and id settle ties, so that any order of arrival ends the same.
    event_time  timestamptz NOT NULL,
    source      text COLLATE "C" NOT NULL,
    event_id    text COLLATE "C" NOT NULL,
    sealed_at   timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 85);

-- Words of a customer or an agent, by the event that carried them. Never changed.
CREATE TABLE vault_narrative (
    source      text COLLATE "C" NOT NULL,
    event_id    text COLLATE "C" NOT NULL,
    customer_id text COLLATE "C" NOT NULL,
    ciphertext  bytea NOT NULL,
    key_version smallint NOT NULL CHECK (key_version > 0),
    sealed_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (source, event_id)
);
CREATE INDEX vault_narrative_of_customer ON vault_narrative (customer_id);

-- Who read what, when and what for: one row per reading, written in the reading's transaction.
CREATE TABLE vault_access (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    accessed_at timestamptz NOT NULL DEFAULT now(),
    -- the calling service, known by its key
    service     text NOT NULL,
    -- on whose behalf, as the service says; null when for itself
    agent       text,
    purpose     text NOT NULL,
    attempt_id  text,
    customer_id text NOT NULL,
    -- the event whose narrative was read with it; null for none
    source      text,
    event_id    text,
    -- false: asked for, but the vault knew no contact
    found       boolean NOT NULL,
    CHECK ((source IS NULL) = (event_id IS NULL))
);
CREATE INDEX vault_access_of_customer ON vault_access (customer_id, accessed_at);

-- A row of the audit is never changed and never removed.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME;
END $$;
CREATE TRIGGER vault_access_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON vault_access
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
