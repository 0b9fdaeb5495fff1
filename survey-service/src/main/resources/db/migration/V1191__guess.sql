-- What root causes were named, by what was known before the call: counts, and nobody's. Added to once
-- for each concluded attempt that names one.
CREATE TABLE guess_count (
    n          bigint NOT NULL CHECK (n > 0),
    month      date   NOT NULL CHECK (extract(day FROM month) = 1),
    reason     text   NOT NULL CHECK (reason <> ''),
    -- '' counts all calls for the reason
    trait      text   NOT NULL
        CHECK (trait IN ('', 'cause', 'attempt', 'earlier-outcome', 'earlier-cause')),
    value      text   NOT NULL CHECK (length(value) <= 64),
    root_cause text   NOT NULL CHECK (root_cause <> ''),
    PRIMARY KEY (reason, trait, value, root_cause, month),
    CONSTRAINT a_trait_has_a_value CHECK ((trait = '') = (value = ''))
);

CREATE INDEX guess_count_month ON guess_count (month);

-- What an agent was shown before his call, and what came of it. Written when it is first shown; the
-- rest, once, when the attempt is concluded.
CREATE TABLE guess (
    attempt_id   uuid             PRIMARY KEY REFERENCES attempt,
    made_at      timestamptz      NOT NULL DEFAULT clock_timestamp(),
    concluded_at timestamptz,
    probability  double precision NOT NULL CHECK (probability > 0 AND probability <= 1),
    -- concluded attempts it was taken from
    lessons      bigint           NOT NULL CHECK (lessons > 0),
    reason       text             NOT NULL,
    root_cause   text             NOT NULL CHECK (root_cause <> ''),
    -- the one most often named for the reason, which anybody could have guessed
    usual        text             NOT NULL CHECK (usual <> ''),
    -- what the agent named in the end; null before, and when he named none
    named        text,
    -- what speaks for it: counts of guess_count as they were
    grounds      jsonb            NOT NULL,
    CONSTRAINT named_at_the_end CHECK ((named IS NULL) = (concluded_at IS NULL))
);

CREATE INDEX guess_named ON guess (reason, concluded_at DESC) WHERE named IS NOT NULL;
CREATE INDEX guess_concluded ON guess (concluded_at DESC) WHERE named IS NOT NULL;
CREATE INDEX guess_made ON guess (made_at);

CREATE TRIGGER guess_stays BEFORE UPDATE ON guess FOR EACH ROW
WHEN (
    OLD.named IS NOT NULL
    OR (to_jsonb(NEW) - '{named,concluded_at}'::text[])
        IS DISTINCT FROM (to_jsonb(OLD) - '{named,concluded_at}'::text[])
)
EXECUTE FUNCTION refuse_change();

-- Nobody guesses what is known: after the conclusion a first showing keeps nothing.
CREATE FUNCTION refuse_late_guess() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM attempt WHERE attempt_id = NEW.attempt_id AND state = 'CLAIMED') THEN
        RETURN NEW;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER guess_comes_before_the_end BEFORE INSERT ON guess FOR EACH ROW
EXECUTE FUNCTION refuse_late_guess();
