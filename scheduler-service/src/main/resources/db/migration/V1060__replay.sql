-- Replays: past events decided again under a candidate policy. A replay reads the live tables and
-- writes only these.
CREATE TABLE replay (
    replay_id      uuid PRIMARY KEY,
    -- The candidate.
    policy_version integer NOT NULL REFERENCES policy,
    -- Decisions of this period are compared; the end is exclusive.
    period_from    timestamptz NOT NULL,
    period_to      timestamptz NOT NULL,
    asked_by       text NOT NULL CHECK (asked_by <> ''),
    asked_at       timestamptz NOT NULL,
    state          text NOT NULL DEFAULT 'WAITING'
        CHECK (state IN ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    began_at       timestamptz,
    ended_at       timestamptz,
    -- Why it failed.
    fault          text,
    -- Events of the period; null until it began.
    expected       bigint,
    -- Customers come in the order of their ids: up to and with this one all are done. Everything
    -- below, and in the tables below, is about them, and is written with it.
    done_to        text COLLATE "C" NOT NULL DEFAULT '',
    events         bigint NOT NULL DEFAULT 0,
    changed        bigint NOT NULL DEFAULT 0,
    changes_kept   bigint NOT NULL DEFAULT 0,
    not_reproduced bigint NOT NULL DEFAULT 0,
    -- The run that works on it, and until when nobody else takes it over.
    owner          uuid,
    leased_until   timestamptz,
    -- Runs that took it over since it last came forward.
    claims         smallint NOT NULL DEFAULT 0,
    CHECK (period_from < period_to),
    CHECK ((state = 'RUNNING') = (owner IS NOT NULL)),
    CHECK ((owner IS NULL) = (leased_until IS NULL)),
    CHECK ((state IN ('DONE', 'FAILED', 'CANCELLED')) = (ended_at IS NOT NULL)),
    CHECK ((state = 'FAILED') = (fault IS NOT NULL))
);

-- What replicas look for.
CREATE INDEX replay_open ON replay (asked_at) WHERE state IN ('WAITING', 'RUNNING');

-- How often a pair occurred: kinds of a decision as it was and under the candidate; what could not be
-- reproduced; what was left out; how targets stand; what was guessed.
CREATE TABLE replay_count (
    replay_id uuid NOT NULL REFERENCES replay ON DELETE CASCADE,
    what      text NOT NULL CHECK (what IN ('DECISIONS', 'NOT_REPRODUCED', 'LEFT_OUT',
                                                 'TARGETS', 'BY_RULE_OF_THUMB')),
    first     text NOT NULL,
    second    text NOT NULL,
    times     bigint NOT NULL CHECK (times > 0),
    PRIMARY KEY (replay_id, what, first, second)
);

-- Decisions that the candidate changes. Whose and about what stands in the decision itself; when its
-- customer is erased, the change goes.
CREATE TABLE replay_change (
    replay_id             uuid NOT NULL REFERENCES replay ON DELETE CASCADE,
    -- From 1, customer by customer.
    place                 bigint NOT NULL,
    event_key             uuid NOT NULL,
    kind                  text NOT NULL,
    reason                text,
    rule                  text NOT NULL,
    explanation           text NOT NULL,
    due_at                timestamptz,
    fresh_until           timestamptz,
    priority              smallint,
    otherwise_kind        text NOT NULL,
    otherwise_reason      text,
    otherwise_rule        text NOT NULL,
    otherwise_explanation text NOT NULL,
    otherwise_due_at      timestamptz,
    otherwise_fresh_until timestamptz,
    otherwise_priority    smallint,
    PRIMARY KEY (replay_id, place)
);
CREATE INDEX replay_change_event ON replay_change (event_key);

-- What each hour asks of agents and budgets.
CREATE TABLE replay_hour (
    replay_id         uuid NOT NULL REFERENCES replay ON DELETE CASCADE,
    -- Its beginning.
    hour              timestamptz NOT NULL,
    calls             bigint NOT NULL,
    notices           bigint NOT NULL,
    refused           bigint NOT NULL,
    otherwise_calls   bigint NOT NULL,
    otherwise_notices bigint NOT NULL,
    otherwise_refused bigint NOT NULL,
    PRIMARY KEY (replay_id, hour)
);
