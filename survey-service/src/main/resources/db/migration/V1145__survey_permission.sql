-- Whether customers may be asked in surveys, as the scheduler tells it: the newest consent and the newest
-- withdrawal by the time at which they were said, whatever is heard first; and whether an entry forbids
-- any contact, of which the latest word counts.
CREATE TABLE survey_permission (
    customer_id      text        PRIMARY KEY,
    granted_at       timestamptz,
    withdrawn_at     timestamptz,
    -- when the word on the entry became true
    told_at          timestamptz NOT NULL,
    -- exclusive; null for good, and without an entry
    suppressed_until timestamptz,
    suppressed       boolean     NOT NULL,
    CONSTRAINT only_an_entry_ends CHECK (suppressed OR suppressed_until IS NULL)
);

CREATE TRIGGER survey_permission_of_the_erased BEFORE INSERT ON survey_permission FOR EACH ROW
EXECUTE FUNCTION refuse_the_erased();

-- By what surveys are stopped for a customer at this moment; null when he may be asked. What he stopped on
-- his own page holds until he agrees anew; of one instant the stop counts.
CREATE FUNCTION surveys_stopped_by(customer text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN p.suppressed
             AND (p.suppressed_until IS NULL OR p.suppressed_until > clock_timestamp())
            THEN 'SUPPRESSED'
        WHEN p.withdrawn_at IS NOT NULL
             AND (p.granted_at IS NULL OR p.granted_at <= p.withdrawn_at)
            THEN 'CONSENT_WITHDRAWN'
        WHEN o.said_at IS NOT NULL AND (p.granted_at IS NULL OR p.granted_at <= o.said_at)
            THEN 'OPT_OUT'
    END
    FROM (SELECT max(said_at) AS said_at FROM opt_out
          WHERE customer_id = customer AND 'SURVEY' = ANY (purposes)) o
    LEFT JOIN survey_permission p ON p.customer_id = customer;
$$;
