-- Answers already given to requests with an Idempotency-Key, written in the request's own
-- transaction. Purged after a day.
CREATE TABLE idempotent_answer (
    -- SHA-256 of account and key: the key is the client's text and is not kept
    digest      bytea       PRIMARY KEY CHECK (length(digest) = 32),
    -- SHA-256 of method, path and body
    fingerprint bytea       NOT NULL CHECK (length(fingerprint) = 32),
    stored_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- the attempt's fencing token for the ETag; null without one
    token       bigint,
    status      smallint    NOT NULL CHECK (status BETWEEN 200 AND 299),
    -- the body as ciphertext; null when it has none or must not be kept
    sealed      bytea,
    -- whose words the body may hold; null for none
    customer_id text
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);

CREATE INDEX idempotent_answer_age ON idempotent_answer (stored_at);
