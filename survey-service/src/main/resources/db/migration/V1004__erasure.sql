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
CREATE TRIGGER answer_about_the_erased BEFORE INSERT ON idempotent_answer FOR EACH ROW
WHEN (NEW.sealed IS NOT NULL AND NEW.customer_id IS NOT NULL) EXECUTE FUNCTION keep_no_words();

-- A draft is nothing but words.
CREATE FUNCTION keep_no_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM attempt_brief b JOIN erased_customer e USING (customer_id)
               WHERE b.attempt_id = NEW.attempt_id) THEN
        RETURN NULL;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER draft_of_the_erased BEFORE INSERT OR UPDATE ON answer_draft FOR EACH ROW
EXECUTE FUNCTION keep_no_draft();
