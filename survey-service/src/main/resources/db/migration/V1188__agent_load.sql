-- What agents' load is counted from, beside conclusions: leases that ended without one, and the times
-- of wrap-ups and breaks. Written by triggers, so that no way to end a lease is forgotten.

CREATE TABLE ended_lease (
    attempt_id    uuid        NOT NULL REFERENCES attempt,
    fencing_token bigint      NOT NULL,
    claimed_at    timestamptz NOT NULL,
    -- when the number was shown under this lease; null when it never was
    revealed_at   timestamptz,
    ended_at      timestamptz NOT NULL,
    -- account name of who held it
    agent         text        NOT NULL,
    PRIMARY KEY (attempt_id, fencing_token),
    CONSTRAINT ended_after_it_began CHECK (ended_at >= claimed_at),
    CONSTRAINT shown_while_it_lasted CHECK (revealed_at BETWEEN claimed_at AND ended_at)
);
CREATE INDEX ended_lease_time ON ended_lease (ended_at);
CREATE TRIGGER ended_lease_stays BEFORE UPDATE ON ended_lease FOR EACH ROW
EXECUTE FUNCTION refuse_change();

-- One that lapsed was over when its time was, not when that was noticed.
CREATE FUNCTION keep_ended_lease() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO ended_lease (attempt_id, fencing_token, claimed_at, revealed_at, ended_at, agent)
    VALUES (OLD.attempt_id, OLD.fencing_token, OLD.claimed_at, OLD.revealed_at,
        greatest(OLD.claimed_at, OLD.revealed_at, least(OLD.lease_until, clock_timestamp())),
        OLD.agent)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER attempt_lease_ends AFTER UPDATE ON attempt FOR EACH ROW
WHEN (OLD.state = 'CLAIMED' AND NEW.state IN ('OFFERED', 'RETURNED'))
EXECUTE FUNCTION keep_ended_lease();

-- Wrap-ups and breaks that are over; the one that lasts stands in agent_state alone.
CREATE TABLE agent_spell (
    account  text        NOT NULL CHECK (length(account) BETWEEN 1 AND 128),
    ended_at timestamptz NOT NULL,
    began_at timestamptz NOT NULL,
    state    text        NOT NULL CHECK (state IN ('BREAK', 'WRAP_UP')),
    PRIMARY KEY (account, ended_at, began_at),
    CONSTRAINT spell_ends_after_it_began CHECK (ended_at >= began_at)
);
CREATE INDEX agent_spell_time ON agent_spell (ended_at);
CREATE TRIGGER agent_spell_stays BEFORE UPDATE ON agent_spell FOR EACH ROW
EXECUTE FUNCTION refuse_change();

CREATE FUNCTION keep_agent_spell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO agent_spell (account, state, began_at, ended_at)
    VALUES (OLD.account, OLD.state, OLD.since,
        greatest(OLD.since, least(OLD.until,
            CASE TG_OP WHEN 'DELETE' THEN clock_timestamp() ELSE NEW.since END)))
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER agent_spell_ends AFTER UPDATE ON agent_state FOR EACH ROW
WHEN (OLD.state <> 'READY' AND (NEW.state, NEW.since) IS DISTINCT FROM (OLD.state, OLD.since))
EXECUTE FUNCTION keep_agent_spell();
CREATE TRIGGER agent_spell_ends_with_state AFTER DELETE ON agent_state FOR EACH ROW
WHEN (OLD.state <> 'READY')
EXECUTE FUNCTION keep_agent_spell();

-- An agent who asks for his own numbers does not have everybody's read.
CREATE INDEX conclusion_agent ON conclusion (agent, concluded_at);

-- Whole seconds in some times, each counted once; 0 for none.
CREATE FUNCTION seconds_in(times tstzmultirange) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(round(sum(extract(epoch FROM upper(r) - lower(r)))), 0)::bigint
    FROM unnest(times) AS r;
$$;
