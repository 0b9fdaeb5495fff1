-- How far the walk through all customers has come for one rule of calls that no event asks for. Whoever
-- walks has locked the row, and commits the calls he plans with it.
CREATE TABLE periodic_round (
    reason         text COLLATE "C" PRIMARY KEY,
    -- The last customer it came by; empty at the beginning.
    after_customer text COLLATE "C" NOT NULL DEFAULT '',
    began_at       timestamptz NOT NULL,
    -- Nobody walks before.
    rests_until    timestamptz NOT NULL,
    -- UTC day of the newest call planned, and how many were planned on it.
    day            date NOT NULL,
    planned        integer NOT NULL DEFAULT 0 CHECK (planned >= 0)
);
