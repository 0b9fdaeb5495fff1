-- The time a customer chose for the next call of a task, or that was chosen with him. One a task;
-- choosing again moves it, which frees its old place; the task's end removes it.
CREATE TABLE appointment (
    callback_id uuid PRIMARY KEY REFERENCES callback_task,
    -- The local date and time that was agreed, and where. They are what was promised: the instant
    -- follows from them, and is worked out anew when a country changes its clocks.
    local_start timestamp NOT NULL,
    zone        text NOT NULL CHECK (zone <> ''),
    starts_at   timestamptz NOT NULL,
    -- The slot it lies in, by which calls are counted.
    slot_start  timestamptz NOT NULL,
    -- Its place among the calls that agents can begin in that slot, from 1; null when it was agreed
    -- although there was none left.
    place       smallint CHECK (place > 0),
    chosen_at   timestamptz NOT NULL,
    -- CUSTOMER: a free slot, on his page. PLAN: he agreed to the time we had planned. AGENT: agreed
    -- on the telephone. EVENT: stated by an event.
    chosen_by   text NOT NULL CHECK (chosen_by IN ('CUSTOMER', 'PLAN', 'AGENT', 'EVENT')),
    CONSTRAINT in_its_slot CHECK (slot_start <= starts_at),
    CONSTRAINT only_what_is_free CHECK (chosen_by <> 'CUSTOMER' OR place IS NOT NULL)
) WITH (fillfactor = 90);

-- No place is given twice, whatever the replicas do.
CREATE UNIQUE INDEX appointment_one_place_once ON appointment (slot_start, place);

-- What is taken, also by slots of another length.
CREATE INDEX appointment_starts ON appointment (starts_at);

-- A task and its appointment say the same: what is not its chosen time any more, or ends with it,
-- is gone in the same statement, whoever changes the task, and why ever. Its place is free again, and
-- nothing tells any more where the customer was. Tasks without a chosen time pay nothing.
CREATE FUNCTION free_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM appointment WHERE callback_id = NEW.callback_id;
    RETURN NULL;
END $$;

CREATE TRIGGER ended_appointment_is_free AFTER UPDATE ON callback_task
    FOR EACH ROW WHEN (OLD.appointed_at IS NOT NULL
        AND (NEW.status = 'CLOSED' OR NEW.appointed_at IS DISTINCT FROM OLD.appointed_at))
    EXECUTE FUNCTION free_appointment();

CREATE FUNCTION refuse_stray_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM callback_task t
        WHERE t.callback_id = NEW.callback_id AND t.status <> 'CLOSED'
            AND t.appointed_at = NEW.starts_at)
    THEN
        RAISE EXCEPTION 'appointment_of_open_task: callback % has no such time', NEW.callback_id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER appointment_of_open_task BEFORE INSERT OR UPDATE ON appointment
    FOR EACH ROW EXECUTE FUNCTION refuse_stray_appointment();

-- The versions of the rules of time zones that replicas have had. Under older ones than the newest
-- nobody works out anew when an appointment is.
CREATE TABLE zone_rules (version text COLLATE "C" PRIMARY KEY);
