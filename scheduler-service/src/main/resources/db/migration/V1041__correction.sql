-- Supervisors' corrections of how an attempt ended. Append-only; the attempt's own row has the
-- disposition that counts now.
CREATE TABLE attempt_correction (
    attempt_id   uuid NOT NULL REFERENCES callback_attempt (attempt_id),
    revision     integer NOT NULL CHECK (revision > 0),
    -- Id of the fact that told it; what it opens has an id that follows from this one.
    fact_id      uuid NOT NULL,
    previous     text NOT NULL,
    disposition  text NOT NULL,
    -- The supervisor's account.
    corrected_by text,
    corrected_at timestamptz NOT NULL,
    PRIMARY KEY (attempt_id, revision)
);

CREATE FUNCTION correction_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'correction % of attempt % never changes', OLD.revision, OLD.attempt_id
        USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER correction_never_changes BEFORE UPDATE ON attempt_correction
    FOR EACH ROW EXECUTE FUNCTION correction_never_changes();

-- Which attempt's end closed a task: its own, or that of another task after which nobody may call
-- the customer any more. A task closed by anything else has none.
CREATE TABLE attempt_closing (
    callback_id uuid PRIMARY KEY REFERENCES callback_task DEFERRABLE INITIALLY DEFERRED,
    attempt_id  uuid NOT NULL REFERENCES callback_attempt (attempt_id),
    -- When the task was due, if it waited: what goes on in its place is not due before.
    due_at      timestamptz,
    -- Whether another task goes on in its place, because that end was corrected.
    resumed     boolean NOT NULL DEFAULT false
);
CREATE INDEX attempt_closing_attempt ON attempt_closing (attempt_id);

-- Attempts after which the customer must not be contacted. His entry holds as long as one of them
-- does.
CREATE TABLE attempt_prohibition (
    attempt_id     uuid PRIMARY KEY REFERENCES callback_attempt (attempt_id),
    customer_id    text COLLATE "C" NOT NULL,
    -- A person's entry that gave way to it: until when, why, by whom and since when; null for none.
    replaced_until timestamptz,
    replaced_because text,
    replaced_by    text,
    replaced_at    timestamptz,
    -- When a correction ended it; null for never.
    lifted_at      timestamptz,
    -- When a person set or lifted the customer's entry and so had the last word; null for never.
    overruled_at   timestamptz,
    CHECK (num_nonnulls(replaced_because, replaced_by, replaced_at) IN (0, 3)),
    CHECK (replaced_by IS NOT NULL OR replaced_until IS NULL)
);
CREATE INDEX attempt_prohibition_customer ON attempt_prohibition (customer_id);
