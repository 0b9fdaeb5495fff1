-- The outgoing and incoming edge of a service's database: what is still to be told on the event
-- log, what has already been heard, and how far each topic has been read. All three change only
-- inside the transaction of the use case they belong to.

CREATE TABLE outbox (
    -- Order of telling. One by one (CACHE 1): a writer holds its customer's row while it appends, so
    -- one customer's sequence order is the order of the commits. A session-wide cache would break it.
    sequence    bigint      GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME outbox_sequence CACHE 1),
    topic       text        NOT NULL CHECK (topic <> ''),
    -- The record's key, the customer's id. Null only for dead letters that came without one.
    key         text,
    -- Kafka headers, packed; io.huifang.outbox.HeaderBytes knows the form.
    headers     bytea       NOT NULL,
    -- The record's value. Null only for dead letters that came without one.
    payload     bytea,
    -- When the appending transaction began, by the database's clock. For the age of the backlog only.
    appended_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT outbox_pk PRIMARY KEY (sequence)
) WITH (
    -- Rows live for milliseconds and are never updated: pages are filled whole, dead rows are swept
    -- often and at full speed, and the empty tail is kept, since cutting it off locks out writers.
    fillfactor = 100,
    autovacuum_vacuum_scale_factor = 0.01,
    autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_cost_delay = 0,
    autovacuum_vacuum_insert_scale_factor = 0.2,
    vacuum_truncate = false
);
-- Compressing what is deleted a moment later costs more than it saves.
ALTER TABLE outbox ALTER COLUMN payload SET STORAGE EXTERNAL;

CREATE TABLE inbox (
    -- Who has heard it, such as scheduler/callback-attempts.
    consumer text        NOT NULL CHECK (consumer <> ''),
    -- The fact's own id.
    event_id uuid        NOT NULL,
    -- When it was heard first, by the database's clock. Old entries are purged by it.
    heard_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT inbox_pk PRIMARY KEY (consumer, event_id)
) WITH (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX inbox_heard_at ON inbox (heard_at);

CREATE TABLE stored_offset (
    consumer_group  text   NOT NULL CHECK (consumer_group <> ''),
    topic           text   NOT NULL CHECK (topic <> ''),
    topic_partition int    NOT NULL CHECK (topic_partition >= 0),
    -- The first offset not yet worked on. Moves only in the transaction that did the work.
    next_offset     bigint NOT NULL CHECK (next_offset >= 0),
    CONSTRAINT stored_offset_pk PRIMARY KEY (consumer_group, topic, topic_partition)
) WITH (
    -- A handful of rows, each updated with every batch: room for updates on the same page.
    fillfactor = 20,
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_cost_delay = 0
);
