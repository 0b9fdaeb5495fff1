-- Accounts that are never offered the attempt again, because they must not call its customer. Null for
-- almost all, so that the row stays as narrow as it is.
ALTER TABLE attempt ADD COLUMN kept_from text[];
ALTER TABLE attempt ADD CONSTRAINT nobody_claims_in_conflict CHECK (state <> 'CLAIMED' OR agent <> ALL (kept_from));
