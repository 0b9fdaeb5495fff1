-- The zone in which the customer thinks of times, as the wallet said when it asked for his links.
ALTER TABLE customer_link ADD COLUMN time_zone text;

-- What customers asked for on the help page. Each is told to intake, again and again until it is
-- accepted; the scheduler then decides on it as on any event.
CREATE TABLE help_request (
    help_request_id uuid        PRIMARY KEY,
    -- which press of the button: the same one twice is one request
    press_id        uuid        NOT NULL,
    said_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- when intake had accepted it; null before
    passed_at       timestamptz,
    -- when he would like to be called; null for as soon as possible
    preferred_at    timestamptz,
    customer_id     text        NOT NULL,
    wish            text        NOT NULL CHECK (wish IN ('CALLBACK', 'PERSON')),
    time_zone       text        NOT NULL,
    -- what is wrong, in his words, as ciphertext: until intake keeps it
    sealed          bytea,
    CONSTRAINT one_of_each_press UNIQUE (customer_id, press_id),
    CONSTRAINT only_a_callback_has_its_time CHECK (wish = 'CALLBACK' OR preferred_at IS NULL)
);

CREATE INDEX help_request_customer ON help_request (customer_id, said_at DESC);
CREATE INDEX help_request_waiting ON help_request (said_at) WHERE passed_at IS NULL;

CREATE TRIGGER help_request_stays BEFORE UPDATE ON help_request FOR EACH ROW
WHEN (
    OLD.passed_at IS NOT NULL
    OR NEW.sealed IS NOT NULL
    OR (to_jsonb(NEW) - '{passed_at,sealed}'::text[])
        IS DISTINCT FROM (to_jsonb(OLD) - '{passed_at,sealed}'::text[])
)
EXECUTE FUNCTION refuse_change();

CREATE TRIGGER help_request_of_the_erased BEFORE INSERT ON help_request FOR EACH ROW
EXECUTE FUNCTION refuse_the_erased();
