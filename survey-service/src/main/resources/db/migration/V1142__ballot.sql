-- Answers without a name. No column here, and no order of rows, leads from an answer to a person:
-- ADR 0017 says how and within which limits. None of these tables has an instant.

-- Ballots that were cast and wait to be mixed. The key is the SHA-256 of a random number that stands in
-- the customer's link and nowhere else.
CREATE TABLE fresh_ballot (
    ballot                bytea   PRIMARY KEY CHECK (length(ballot) = 32),
    questionnaire_version integer NOT NULL,
    questionnaire         text    NOT NULL,
    -- the answers as ciphertext
    sealed                bytea   NOT NULL
);

-- Ballots whose answers were mixed. Written in the order of the key, many at once.
CREATE TABLE spent_ballot (
    ballot bytea PRIMARY KEY CHECK (length(ballot) = 32)
);

-- Their answers. Written in the order of random ids, many at once.
CREATE TABLE anonymous_answer (
    answer_id             uuid    PRIMARY KEY,
    mixed_on              date    NOT NULL,
    questionnaire_version integer NOT NULL,
    questionnaire         text    NOT NULL,
    answers               jsonb   NOT NULL
);
CREATE INDEX anonymous_answer_questionnaire
    ON anonymous_answer (questionnaire, questionnaire_version, mixed_on);

CREATE TRIGGER spent_ballot_stays BEFORE UPDATE OR DELETE ON spent_ballot FOR EACH ROW
EXECUTE FUNCTION refuse_change();
CREATE TRIGGER anonymous_answer_stays BEFORE UPDATE ON anonymous_answer FOR EACH ROW
EXECUTE FUNCTION refuse_change();

-- A ballot counts once, also when the second comes while the first is being mixed: casting holds the lock
-- of the mixing shared, see Ballots.
CREATE FUNCTION refuse_second_ballot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM spent_ballot WHERE ballot = NEW.ballot) THEN
        RETURN NULL;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ballot_counts_once BEFORE INSERT ON fresh_ballot FOR EACH ROW
EXECUTE FUNCTION refuse_second_ballot();

-- Days whose answers were told as facts for analysis, together and once. Only days, and no people.
CREATE TABLE anonymous_window (
    questionnaire_version integer NOT NULL,
    questionnaire         text    NOT NULL,
    from_day              date    NOT NULL,
    until_day             date    NOT NULL CHECK (from_day < until_day),
    PRIMARY KEY (questionnaire, questionnaire_version, until_day)
);
CREATE TRIGGER anonymous_window_stays BEFORE UPDATE OR DELETE ON anonymous_window FOR EACH ROW
EXECUTE FUNCTION refuse_change();

-- No day is told twice: what two tellings have in common would tell the rest.
CREATE FUNCTION refuse_day_told_before() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM anonymous_window w
        WHERE w.questionnaire = NEW.questionnaire
          AND w.questionnaire_version = NEW.questionnaire_version
          AND w.until_day > NEW.from_day
    ) THEN
        RAISE EXCEPTION 'days of % version % were told before',
            NEW.questionnaire, NEW.questionnaire_version
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER anonymous_day_told_once BEFORE INSERT ON anonymous_window FOR EACH ROW
EXECUTE FUNCTION refuse_day_told_before();
