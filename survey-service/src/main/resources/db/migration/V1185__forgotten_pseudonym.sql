-- Pseudonyms of erased customers, so that nothing is kept under them that is told late. A day and no
-- instant: nobody is to find by it whose one is.
CREATE TABLE forgotten_pseudonym (
    pseudonym    text PRIMARY KEY CHECK (pseudonym <> ''),
    forgotten_on date NOT NULL DEFAULT current_date
);

CREATE INDEX forgotten_pseudonym_day ON forgotten_pseudonym (forgotten_on);

-- Whoever forgets works alone; whoever writes events and answers, together with others.
CREATE FUNCTION hold_effects() RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(hashtextextended('huifang effects', 0));
$$;

-- Each statement sees what was committed while the one before it waited.
CREATE FUNCTION refuse_the_forgotten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('huifang effects', 0));
    IF EXISTS (SELECT 1 FROM forgotten_pseudonym WHERE pseudonym = NEW.pseudonym) THEN
        RETURN NULL;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER effect_event_of_the_forgotten BEFORE INSERT ON effect_event FOR EACH ROW
EXECUTE FUNCTION refuse_the_forgotten();
CREATE TRIGGER effect_answer_of_the_forgotten BEFORE INSERT ON effect_answer FOR EACH ROW
EXECUTE FUNCTION refuse_the_forgotten();

-- Of those who were erased before this was there: their pseudonyms are not known to the database. What
-- is left of them goes with its age.
