-- Customers whose personal data was destroyed. What an agent still concludes about one of them, on an
-- attempt that was claimed in the same moment, is kept without words.
CREATE TABLE erased_customer (
    customer_id text        PRIMARY KEY,
    told_at     timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE FUNCTION keep_no_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM erased_customer WHERE customer_id = NEW.customer_id) THEN
        NEW.sealed := NULL;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER conclusion_of_the_erased BEFORE INSERT ON conclusion FOR EACH ROW
WHEN (NEW.sealed IS NOT NULL) EXECUTE FUNCTION keep_no_words();
