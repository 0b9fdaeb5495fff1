-- The number by which links to a customer's own pages name him: his id, which is the wallet's word for
-- him, stands in no address.
CREATE TABLE customer_link (
    link_id     uuid PRIMARY KEY,
    customer_id text NOT NULL UNIQUE
);

-- The erased have no pages.
CREATE FUNCTION refuse_the_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM erased_customer WHERE customer_id = NEW.customer_id) THEN
        RETURN NULL;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER link_of_the_erased BEFORE INSERT ON customer_link FOR EACH ROW
EXECUTE FUNCTION refuse_the_erased();
