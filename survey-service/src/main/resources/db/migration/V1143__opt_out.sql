-- What customers stopped on their own page. Each is told to intake as withdrawn consents, again and again
-- until it is accepted; the scheduler then stops what it stops for any withdrawal.
CREATE TABLE opt_out (
    opt_out_id  uuid        PRIMARY KEY,
    said_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- when intake had accepted it; null before
    passed_at   timestamptz,
    customer_id text        NOT NULL,
    purposes    text[]      NOT NULL
                CHECK (cardinality(purposes) > 0
                       AND purposes <@ ARRAY['SERVICE', 'SURVEY', 'MARKETING'])
);

CREATE INDEX opt_out_customer ON opt_out (customer_id, said_at DESC);
CREATE INDEX opt_out_waiting ON opt_out (said_at) WHERE passed_at IS NULL;

CREATE TRIGGER opt_out_stays BEFORE UPDATE ON opt_out FOR EACH ROW
WHEN (
    OLD.passed_at IS NOT NULL
    OR (to_jsonb(NEW) - 'passed_at'::text) IS DISTINCT FROM (to_jsonb(OLD) - 'passed_at'::text)
)
EXECUTE FUNCTION refuse_change();

CREATE TRIGGER opt_out_of_the_erased BEFORE INSERT ON opt_out FOR EACH ROW
EXECUTE FUNCTION refuse_the_erased();

-- Callbacks that the scheduler closed because of it: the proof that the customer is shown.
CREATE TABLE stopped_call (
    callback_id uuid        PRIMARY KEY,
    opt_out_id  uuid        NOT NULL REFERENCES opt_out ON DELETE CASCADE,
    stopped_at  timestamptz NOT NULL,
    reason      text        NOT NULL
);
CREATE INDEX stopped_call_opt_out ON stopped_call (opt_out_id);
