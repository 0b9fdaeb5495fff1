-- Attempts handed over by the scheduler, from OFFERED to CONCLUDED or RETURNED.

-- A queue is what an agent must be able to do to take an attempt. Rows are added as they are met,
-- in the transaction that meets them, and never changed.
CREATE TABLE queue (
    queue_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reason   text NOT NULL CHECK (reason <> ''),
    -- '' stands for "any", so that the key can be unique
    skill    text NOT NULL DEFAULT '',
    language text NOT NULL DEFAULT '',
    UNIQUE (reason, skill, language)
);

-- The hot row: narrow, because each claim, heartbeat and reveal writes it anew. Wide columns first.
CREATE TABLE attempt (
    attempt_id        uuid        PRIMARY KEY,
    -- number of claims so far; a write must show the current one
    fencing_token     bigint      NOT NULL DEFAULT 0 CHECK (fencing_token >= 0),
    due_at            timestamptz NOT NULL,
    callable_from     timestamptz NOT NULL,
    callable_until    timestamptz NOT NULL,
    -- when it became claimable for the first time; null before
    offered_at        timestamptz,
    -- start of the current or last lease
    claimed_at        timestamptz,
    lease_until       timestamptz,
    -- when the number was shown under the current or last lease
    revealed_at       timestamptz,
    -- when the number was shown for the first time under any lease
    first_revealed_at timestamptz,
    queue_id          integer     NOT NULL REFERENCES queue,
    priority          smallint    NOT NULL CHECK (priority BETWEEN 0 AND 100),
    -- the scheduler took it back after the number had been shown; its conclusion is still welcome
    withdrawn         boolean     NOT NULL DEFAULT false,
    state             text        NOT NULL
                      CHECK (state IN ('UPCOMING', 'OFFERED', 'CLAIMED', 'CONCLUDED', 'RETURNED')),
    -- account name of the holder; after the end, of the last holder
    agent             text,
    -- account names of those whose lease ended without a conclusion
    former_agents     text[],

    CONSTRAINT window_is_not_empty CHECK (callable_from < callable_until),
    CONSTRAINT only_a_claim_has_a_lease CHECK ((state = 'CLAIMED') = (lease_until IS NOT NULL)),
    CONSTRAINT nobody_holds_an_offer CHECK (state NOT IN ('UPCOMING', 'OFFERED') OR agent IS NULL),
    CONSTRAINT a_claim_names_its_holder CHECK (
        state NOT IN ('CLAIMED', 'CONCLUDED')
        OR (agent IS NOT NULL AND claimed_at IS NOT NULL AND offered_at IS NOT NULL AND fencing_token > 0)),
    CONSTRAINT unrevealed_lease_ends_with_the_window CHECK (
        lease_until IS NULL OR revealed_at IS NOT NULL OR lease_until <= callable_until),
    CONSTRAINT reveal_is_inside_lease_and_window CHECK (
        revealed_at IS NULL OR (revealed_at >= claimed_at AND revealed_at < callable_until)),
    CONSTRAINT offered_once_claimable CHECK (state <> 'OFFERED' OR offered_at IS NOT NULL)
) WITH (
    fillfactor = 85,
    autovacuum_vacuum_scale_factor = 0.01,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_insert_scale_factor = 0.05,
    autovacuum_analyze_scale_factor = 0.02,
    autovacuum_vacuum_cost_delay = 0
);

-- The claim's order. Only what may be claimed stands here: attempts whose window has not begun would
-- have to be stepped over by every claim.
CREATE INDEX attempt_claim ON attempt (queue_id, priority DESC, due_at, attempt_id) WHERE state = 'OFFERED';
CREATE INDEX attempt_upcoming ON attempt (callable_from, attempt_id) WHERE state = 'UPCOMING';
CREATE INDEX attempt_window ON attempt (callable_until, attempt_id) WHERE state = 'OFFERED';
CREATE INDEX attempt_lease ON attempt (lease_until, attempt_id) WHERE state = 'CLAIMED';

-- The state machine, in the database's own words. The condition is evaluated without a call for the
-- moves that are legal.
CREATE FUNCTION refuse_attempt_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'attempt % may not move from % (token %) to % (token %)',
        OLD.attempt_id, OLD.state, OLD.fencing_token, NEW.state, NEW.fencing_token
        USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER attempt_moves BEFORE UPDATE ON attempt FOR EACH ROW
WHEN (
    NEW.attempt_id <> OLD.attempt_id
    OR NEW.fencing_token <> OLD.fencing_token
       + CASE WHEN OLD.state = 'OFFERED' AND NEW.state = 'CLAIMED' THEN 1 ELSE 0 END
    OR (NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('UPCOMING', 'OFFERED'), ('UPCOMING', 'RETURNED'),
        ('OFFERED', 'CLAIMED'), ('OFFERED', 'RETURNED'),
        ('CLAIMED', 'OFFERED'), ('CLAIMED', 'CONCLUDED'), ('CLAIMED', 'RETURNED')))
)
EXECUTE FUNCTION refuse_attempt_move();

CREATE FUNCTION refuse_attempt_beginning() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'attempt % may not begin as % (token %)',
        NEW.attempt_id, NEW.state, NEW.fencing_token
        USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER attempt_begins BEFORE INSERT ON attempt FOR EACH ROW
WHEN (NEW.state NOT IN ('UPCOMING', 'OFFERED') OR NEW.fencing_token <> 0)
EXECUTE FUNCTION refuse_attempt_beginning();

-- For tables whose rows are written once.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are written once', TG_TABLE_NAME
        USING ERRCODE = 'check_violation';
END $$;

-- What was dispatched, as it was told. Never updated, so that claims need not copy it.
CREATE TABLE attempt_brief (
    attempt_id     uuid        PRIMARY KEY REFERENCES attempt,
    callback_id    uuid        NOT NULL,
    fresh_until    timestamptz,
    event_time     timestamptz,
    dispatched_at  timestamptz NOT NULL,
    -- the number to show is the one that held at that instant, because it was changed since; null for
    -- the newest
    number_as_of   timestamptz,
    -- how sure the agent must be of who is on the line, as the policy says; null where it does not
    identity       text        CHECK (identity IN ('NONE', 'KNOWLEDGE', 'SECOND_FACTOR')),
    number         integer     NOT NULL CHECK (number >= 1),
    policy_version integer     NOT NULL,
    customer_id    text        NOT NULL,
    subject_ref    text,
    purpose        text        NOT NULL,
    script         text,
    questionnaire  text,
    -- for those who count; no part of the call
    region         text        CHECK (region ~ '^[A-Z]{2}$'),
    customer_language text     CHECK (length(customer_language) <= 35),
    target_at      timestamptz,
    appointment_at timestamptz,
    budget_broken  boolean     NOT NULL DEFAULT false,
    -- W3C trace context of the dispatched record; what follows from the attempt goes on with it
    trace_parent   text,
    -- non-personal facts for the agent, one JSON object as dispatched
    context        json        NOT NULL
) WITH (autovacuum_vacuum_insert_scale_factor = 0.05);

CREATE TRIGGER attempt_brief_stays BEFORE UPDATE ON attempt_brief FOR EACH ROW
EXECUTE FUNCTION refuse_change();

-- With another attempt of a number that is there, the customer would be called twice: such a record is
-- set aside. Times of one task's attempts are near each other, so this index grows at its right end.
-- There is none by customer on purpose: it would grow everywhere. History starts at conclusions.
CREATE UNIQUE INDEX one_attempt_of_each_number ON attempt_brief (callback_id, number);

-- What the scheduler was told of an attempt's end, as it was told, to be told again to one that lost it.
-- Forgotten when it can have lost no such thing any more.
CREATE TABLE told_ending (
    attempt_id uuid        PRIMARY KEY REFERENCES attempt,
    told_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- an AttemptConcluded or AttemptReturned, by the attempt's state
    fact       json        NOT NULL
) WITH (autovacuum_vacuum_insert_scale_factor = 0.05);
CREATE INDEX told_ending_time ON told_ending (told_at);

CREATE TRIGGER told_ending_stays BEFORE UPDATE ON told_ending FOR EACH ROW
EXECUTE FUNCTION refuse_change();

-- Withdrawals that came before their attempt. Same key, same order: there should be none.
CREATE TABLE early_withdrawal (
    attempt_id uuid        PRIMARY KEY,
    told_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);
