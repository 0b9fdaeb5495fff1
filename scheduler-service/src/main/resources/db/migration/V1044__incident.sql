-- Many events with one cause, taken for one trouble: its customers are not called before it ends.
CREATE TABLE incident (
    -- UUIDv7.
    incident_id    uuid PRIMARY KEY,
    -- The policy's rule, and the values of the facts it goes by, joined by U+001F.
    rule           text COLLATE "C" NOT NULL,
    key_values     text COLLATE "C" NOT NULL,
    -- Events that happened from this instant on are part of it, and none that happened after its end.
    since          timestamptz NOT NULL,
    opened_at      timestamptz NOT NULL,
    -- Account of the person; null when a rule did it.
    opened_by      text,
    opened_because text NOT NULL CHECK (length(opened_because) BETWEEN 1 AND 200),
    closed_at      timestamptz,
    closed_by      text,
    closed_because text CHECK (length(closed_because) BETWEEN 1 AND 200),
    -- Tasks that had waited for the end when it came.
    held_at_end    integer,
    CHECK (since <= opened_at AND opened_at <= closed_at),
    CHECK ((closed_at IS NULL) = (closed_because IS NULL)),
    CHECK ((closed_at IS NULL) = (held_at_end IS NULL)),
    CHECK (closed_at IS NOT NULL OR closed_by IS NULL)
);

-- One at a time, whichever replicas find it at once.
CREATE UNIQUE INDEX incident_one_open ON incident (rule, key_values) WHERE closed_at IS NULL;
CREATE INDEX incident_closed ON incident (closed_at);

CREATE FUNCTION incident_stays_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'incident % has ended', OLD.incident_id USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER incident_stays_closed BEFORE UPDATE ON incident
    FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION incident_stays_closed();

-- Events that might become an incident, by the minute in which they happened. Deleted after a day.
CREATE TABLE incident_count (
    rule       text COLLATE "C" NOT NULL,
    key_values text COLLATE "C" NOT NULL,
    minute     timestamptz NOT NULL,
    -- The minute in which they came here.
    arrived    timestamptz NOT NULL,
    -- One of a few, so that transactions at once seldom wait for one another.
    slot       smallint NOT NULL,
    events     integer NOT NULL CHECK (events > 0),
    -- Those that began a callback.
    customers  integer NOT NULL CHECK (customers BETWEEN 0 AND events),
    PRIMARY KEY (rule, key_values, minute, arrived, slot)
) WITH (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);

CREATE INDEX incident_count_arrived ON incident_count USING brin (arrived) WITH (pages_per_range = 32);

-- Tasks that are, or were, part of an incident.
CREATE TABLE incident_task (
    callback_id uuid PRIMARY KEY,
    incident_id uuid NOT NULL REFERENCES incident,
    customer_id text COLLATE "C" NOT NULL,
    -- HELD until the incident ends. LEFT when an event of another cause joined. At the end RELEASED
    -- when its customer is still harmed, SPARED when he needs no call any more.
    state       text NOT NULL CHECK (state IN ('HELD', 'LEFT', 'RELEASED', 'SPARED')),
    joined_at   timestamptz NOT NULL,
    ended_at    timestamptz,
    CHECK ((state = 'HELD') = (ended_at IS NULL))
) WITH (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);

CREATE INDEX incident_task_incident ON incident_task (incident_id, callback_id);
CREATE INDEX incident_task_customer ON incident_task (customer_id);
CREATE INDEX incident_task_held ON incident_task (incident_id, callback_id) WHERE state = 'HELD';

-- The one notice of an incident that a customer gets.
CREATE TABLE incident_notice (
    incident_id uuid NOT NULL REFERENCES incident,
    customer_id text COLLATE "C" NOT NULL,
    -- The task it is about.
    callback_id uuid NOT NULL,
    wished_at   timestamptz NOT NULL,
    -- Nobody asks before whether he gets it: it is night where he is.
    not_before  timestamptz NOT NULL CHECK (not_before >= wished_at),
    -- When it was settled whether he gets it; null before.
    settled_at  timestamptz,
    -- Whether it was requested; otherwise there was no need any more, or no budget.
    requested   boolean NOT NULL DEFAULT false,
    PRIMARY KEY (incident_id, customer_id),
    CHECK (settled_at IS NOT NULL OR NOT requested)
);

CREATE INDEX incident_notice_customer ON incident_notice (customer_id);
CREATE INDEX incident_notice_wished ON incident_notice (not_before) WHERE settled_at IS NULL;

-- Callbacks that ended incidents make due, by the minute: what is taken is taken for all of them.
CREATE TABLE incident_minute (
    minute timestamptz PRIMARY KEY,
    calls  integer NOT NULL CHECK (calls > 0)
);
