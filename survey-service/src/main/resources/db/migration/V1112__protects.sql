-- Whether the call is for the customer's own protection: then it is made also when nobody can say at
-- the moment whether it still stands.
ALTER TABLE attempt_brief ADD COLUMN protects boolean NOT NULL DEFAULT false;
