-- Whether offers may be mentioned in a call: the scheduler's word at the latest reveal, which is younger
-- than the dispatch. No row is no.
CREATE TABLE offer_word (
    attempt_id uuid        PRIMARY KEY REFERENCES attempt,
    may_offer  boolean     NOT NULL,
    said_at    timestamptz NOT NULL DEFAULT clock_timestamp()
) WITH (autovacuum_vacuum_insert_scale_factor = 0.05);
