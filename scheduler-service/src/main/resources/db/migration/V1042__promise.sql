-- What agents promised, and whether events kept it: never a click.
CREATE TABLE promise (
    -- In whose conclusion it was made; one at most.
    attempt_id  uuid PRIMARY KEY REFERENCES callback_attempt (attempt_id),
    callback_id uuid NOT NULL REFERENCES callback_task,
    customer_id text COLLATE "C" NOT NULL,
    -- Type of the wallet event that keeps it.
    kept_by     text NOT NULL,
    -- What that event must be about; null for anything of the customer.
    subject_ref text,
    made_at     timestamptz NOT NULL,
    -- Until when, inclusive, by the event's own time.
    due_at      timestamptz NOT NULL,
    state       text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'KEPT', 'BROKEN')),
    -- When it was found kept or broken. A broken one is kept after all when its event comes late.
    decided_at  timestamptz,
    -- Key of the decision about the event that kept it.
    kept_with   uuid,
    CHECK ((state = 'OPEN') = (decided_at IS NULL)),
    CHECK ((state = 'KEPT') = (kept_with IS NOT NULL))
);

-- What each batch of events and each erasure asks, and what the timer reads.
CREATE INDEX promise_customer ON promise (customer_id);
CREATE INDEX promise_due ON promise (due_at) WHERE state = 'OPEN';

CREATE FUNCTION promise_stays_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the promise of attempt % was kept', OLD.attempt_id
        USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER promise_stays_kept BEFORE UPDATE ON promise
    FOR EACH ROW WHEN (OLD.state = 'KEPT') EXECUTE FUNCTION promise_stays_kept();
