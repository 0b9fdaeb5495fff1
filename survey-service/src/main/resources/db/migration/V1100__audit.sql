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

-- The last link. Whoever adds one holds this row: what is audited is rare enough for one chain.
CREATE TABLE audit_chain (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    -- 0 for none
    position bigint  NOT NULL DEFAULT 0,
    hash     bytea   NOT NULL CHECK (length(hash) = 32)
) WITH (fillfactor = 20);
INSERT INTO audit_chain (hash) VALUES (sha256('huifang'));

CREATE TRIGGER audit_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_chain_stays BEFORE DELETE OR TRUNCATE ON audit_chain
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The end moves on by one link at a time and never back.
CREATE FUNCTION refuse_chain_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit goes from link % to the next one, not to %',
        OLD.position, NEW.position USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER audit_chain_goes_on BEFORE UPDATE ON audit_chain FOR EACH ROW
    WHEN (NEW.position <> OLD.position + 1) EXECUTE FUNCTION refuse_chain_move();
