-- The one explained answer to one event. Append-only.
CREATE TABLE decision (
    -- First 128 bits of SHA-256 over (source, id): the second delivery finds the first.
    event_key      uuid PRIMARY KEY,
    -- First 128 bits of SHA-256 over type, subject and the data with sorted names.
    content_hash   uuid NOT NULL,
    -- The task opened, joined or closed; null when there is none.
    callback_id    uuid,
    decided_at     timestamptz NOT NULL,
    event_time     timestamptz NOT NULL,
    policy_version integer NOT NULL,
    kind           text NOT NULL CHECK (kind IN ('SCHEDULED', 'MERGED', 'DEFERRED', 'SUPPRESSED',
                                                 'CANCELLED_OTHER', 'RECORDED', 'EXPIRED', 'IGNORED',
                                                 'ERASED')),
    customer_id    text COLLATE "C" NOT NULL,
    source         text NOT NULL,
    id             text NOT NULL,
    type           text NOT NULL,
    reason         text,
    rule           text NOT NULL,
    explanation    text NOT NULL,
    -- As it was told, in that order; not jsonb, which costs more to write, and hardly anyone looks inside.
    inputs         json NOT NULL,
    -- The event's data as it came, for the agent and for replay. No personal data: intake keeps that.
    -- Not jsonb, which writes 1e-2000 out in two thousand digits that no reader takes back.
    facts          json NOT NULL,
    traceparent    text,
    -- After it the event is of no use; null for never.
    expiry_time    timestamptz,
    -- Which of its transaction's decisions it is, from 1: one decided_at is common to them all.
    place          integer NOT NULL DEFAULT 1 CHECK (place > 0),
    CONSTRAINT wanted_has_task
        CHECK (kind NOT IN ('SCHEDULED', 'MERGED', 'DEFERRED') OR callback_id IS NOT NULL)
) WITH (autovacuum_vacuum_insert_scale_factor = 0.1);

CREATE INDEX decision_customer ON decision (customer_id);

-- The task an event opens has an id that follows from it, so that the task of an event that was
-- decided again is found, too: its decision, which never changes, names none. In Java it is
-- DerivedIds.ofTask.
CREATE FUNCTION task_of_event(event_key uuid, event_time timestamptz) RETURNS uuid
    LANGUAGE sql STABLE AS $$
    SELECT (lpad(to_hex(floor(extract(epoch FROM event_time) * 1000)::bigint), 12, '0')
        || '7' || substr(replace(event_key::text, '-', ''), 14, 3)
        || to_hex(((('x' || substr(replace(event_key::text, '-', ''), 17))::bit(64) >> 2)
            | x'8000000000000000'::bit(64))::bigint))::uuid
$$;

-- The task that an event opened or joined, or was to open when it was decided again; perhaps there is
-- no such task.
CREATE FUNCTION task_of(d decision) RETURNS uuid LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN d.callback_id IS NULL AND d.kind = 'SUPPRESSED'
        THEN task_of_event(d.event_key, d.event_time) ELSE d.callback_id END
$$;
-- Not BRIN: what was written since the last vacuum would be read whole, and that is what is asked for.
CREATE INDEX decision_period ON decision (decided_at);

CREATE FUNCTION decision_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'decision % never changes', OLD.event_key
        USING ERRCODE = 'check_violation';
END $$;

-- It may be deleted, when its customer is erased.
CREATE TRIGGER decision_never_changes BEFORE UPDATE ON decision
    FOR EACH ROW EXECUTE FUNCTION decision_never_changes();

-- The same key came again with other content. The first stands; each other content is told once.
CREATE TABLE decision_conflict (
    event_key      uuid NOT NULL,
    content_hash   uuid NOT NULL,
    seen_at        timestamptz NOT NULL,
    customer_id    text NOT NULL,
    source         text NOT NULL,
    id             text NOT NULL,
    type           text NOT NULL,
    policy_version integer NOT NULL,
    traceparent    text,
    PRIMARY KEY (event_key, content_hash)
);

-- Everything that was told about events, one row each: the decisions and the conflicts. page_key
-- tells rows of one instant apart.
CREATE VIEW told_decision AS
SELECT event_key AS page_key, decided_at, kind, customer_id, source, id, type, reason, rule,
    policy_version, explanation, inputs, callback_id
FROM decision
UNION ALL
SELECT content_hash, seen_at, 'CONFLICT', customer_id, source, id, type, NULL, 'key.conflict',
    policy_version, 'An event with the same source and id, but other content, was decided before;'
    || ' the first one stands.', '{}', NULL
FROM decision_conflict;

-- Signs the cursors of pages, the same on every replica. Not worth more than a page's place.
CREATE TABLE cursor_key (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    key      text NOT NULL DEFAULT gen_random_uuid()::text || gen_random_uuid()::text
);
INSERT INTO cursor_key DEFAULT VALUES;
