-- What cases were promised when they began, and what was told of it. One row for each case whose reason
-- has such targets; most have none. When a target was reached, and when the clock stood still, stands
-- with tasks, attempts and decisions.
CREATE TABLE case_sla (
    -- The task the case began with.
    case_id             uuid PRIMARY KEY,
    customer_id         text COLLATE "C" NOT NULL,
    started_at          timestamptz NOT NULL,
    -- When somebody must look next, or earlier; null when nothing is left to see.
    look_at             timestamptz,
    -- The times promised, such as 'PT2H' or 'PT8H of business'; null for no such target.
    first_contact       text CHECK (first_contact ~ '^PT[0-9HMS.]+( of business)?$'),
    solution            text CHECK (solution ~ '^PT[0-9HMS.]+( of business)?$'),
    -- As of the last look. AT_RISK and BREACHED were told.
    first_contact_state text CHECK (first_contact_state IN
                                    ('RUNNING', 'AT_RISK', 'MET', 'BREACHED', 'ENDED')),
    solution_state      text CHECK (solution_state IN
                                    ('RUNNING', 'AT_RISK', 'MET', 'BREACHED', 'ENDED')),
    -- So much of the time may pass before it is at risk, in percent.
    risk_after          smallint NOT NULL CHECK (risk_after BETWEEN 1 AND 99),
    -- Least priority of its callbacks then.
    raises_to           smallint NOT NULL CHECK (raises_to BETWEEN 0 AND 100),
    CHECK (num_nonnulls(first_contact, solution) > 0),
    CHECK ((first_contact IS NULL) = (first_contact_state IS NULL)),
    CHECK ((solution IS NULL) = (solution_state IS NULL)),
    CHECK (look_at IS NOT NULL
           OR coalesce(first_contact_state, 'MET') NOT IN ('RUNNING', 'AT_RISK')
              AND coalesce(solution_state, 'MET') NOT IN ('RUNNING', 'AT_RISK'))
);

-- What the timer reads.
CREATE INDEX case_sla_look ON case_sla (look_at) WHERE look_at IS NOT NULL;

-- What an erasure removes.
CREATE INDEX case_sla_customer ON case_sla (customer_id);

CREATE FUNCTION refuse_sla_step_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was found of case % is not taken back', OLD.case_id
        USING ERRCODE = 'check_violation';
END $$;

-- Each stage is told once.
CREATE TRIGGER sla_never_steps_back BEFORE UPDATE ON case_sla FOR EACH ROW
WHEN (
    OLD.first_contact_state IN ('MET', 'BREACHED', 'ENDED')
        AND NEW.first_contact_state <> OLD.first_contact_state
    OR OLD.solution_state IN ('MET', 'BREACHED', 'ENDED')
        AND NEW.solution_state <> OLD.solution_state
    OR OLD.first_contact_state = 'AT_RISK' AND NEW.first_contact_state = 'RUNNING'
    OR OLD.solution_state = 'AT_RISK' AND NEW.solution_state = 'RUNNING'
)
EXECUTE FUNCTION refuse_sla_step_back();
