-- What supervisors think of concluded calls. A review is never changed: a new version is added.
CREATE TABLE review (
    attempt_id  uuid        NOT NULL REFERENCES conclusion,
    version     integer     NOT NULL CHECK (version >= 1),
    reviewed_at timestamptz NOT NULL,
    -- 1 poor to 5 excellent
    listening   smallint    NOT NULL CHECK (listening BETWEEN 1 AND 5),
    empathy     smallint    NOT NULL CHECK (empathy BETWEEN 1 AND 5),
    correctness smallint    NOT NULL CHECK (correctness BETWEEN 1 AND 5),
    procedure   smallint    NOT NULL CHECK (procedure BETWEEN 1 AND 5),
    reviewer    text        NOT NULL CHECK (reviewer <> ''),
    -- who made the call, and whom he called
    agent       text        NOT NULL,
    customer_id text        NOT NULL,
    -- the reviewer's own words as ciphertext; null for none
    sealed      bytea,
    PRIMARY KEY (attempt_id, version),
    CONSTRAINT nobody_reviews_himself CHECK (reviewer <> agent)
);

-- Written once; only the words go when the customer is erased.
CREATE TRIGGER review_stays BEFORE UPDATE ON review FOR EACH ROW
WHEN (
    NEW.sealed IS NOT NULL
    OR (to_jsonb(NEW) - 'sealed'::text) IS DISTINCT FROM (to_jsonb(OLD) - 'sealed'::text)
)
EXECUTE FUNCTION refuse_change();

CREATE TRIGGER review_of_the_erased BEFORE INSERT ON review FOR EACH ROW
WHEN (NEW.sealed IS NOT NULL) EXECUTE FUNCTION keep_no_words();

CREATE INDEX review_agent ON review (agent, reviewed_at DESC);
CREATE INDEX review_time ON review (reviewed_at DESC);
CREATE INDEX review_customer ON review (customer_id) WHERE sealed IS NOT NULL;

-- Calls to be reviewed are drawn from the latest ones.
CREATE INDEX conclusion_time ON conclusion (concluded_at DESC);
