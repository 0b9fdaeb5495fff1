-- Corrections of conclusions. The conclusion stays as it was written; the highest revision counts.
CREATE TABLE attempt_correction (
    attempt_id   uuid        NOT NULL REFERENCES conclusion,
    revision     integer     NOT NULL CHECK (revision >= 1),
    corrected_at timestamptz NOT NULL,
    customer_id  text        NOT NULL,
    previous     text        NOT NULL,
    disposition  text        NOT NULL,
    corrected_by text        NOT NULL CHECK (corrected_by <> ''),
    -- an AttemptCorrected, as it was told to the scheduler
    fact         json        NOT NULL,
    -- why, in the supervisor's own words, as ciphertext; null once the customer is erased
    sealed       bytea,
    PRIMARY KEY (attempt_id, revision),
    CONSTRAINT a_correction_changes_something CHECK (previous <> disposition)
);

-- Each one follows the one before it.
CREATE FUNCTION refuse_correction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM conclusion c WHERE c.attempt_id = NEW.attempt_id
          AND NEW.revision = 1 AND c.disposition = NEW.previous
        UNION ALL
        SELECT 1 FROM attempt_correction a WHERE a.attempt_id = NEW.attempt_id
          AND a.revision = NEW.revision - 1 AND a.disposition = NEW.previous) THEN
        RAISE EXCEPTION 'correction % of attempt % does not follow the one before it',
            NEW.revision, NEW.attempt_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER correction_in_order BEFORE INSERT ON attempt_correction FOR EACH ROW
EXECUTE FUNCTION refuse_correction();

CREATE TRIGGER correction_of_the_erased BEFORE INSERT ON attempt_correction FOR EACH ROW
WHEN (NEW.sealed IS NOT NULL) EXECUTE FUNCTION keep_no_words();

-- Written once; only the words go when the customer is erased.
CREATE TRIGGER correction_stays BEFORE UPDATE ON attempt_correction FOR EACH ROW
WHEN (
    NEW.sealed IS NOT NULL
    OR (to_jsonb(NEW) - 'sealed'::text) IS DISTINCT FROM (to_jsonb(OLD) - 'sealed'::text)
)
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER correction_is_not_deleted BEFORE DELETE ON attempt_correction FOR EACH ROW
EXECUTE FUNCTION refuse_change();

CREATE INDEX attempt_correction_customer ON attempt_correction (customer_id);
