-- Our promise to reach one customer about one cause. Narrow, because it is rewritten at each step;
-- what the event told stays with its decision.
CREATE TABLE callback_task (
    -- Follows from the event, or from the parent: a task decided again has the id it had. Begins with
    -- the event's millisecond, so that new rows stand near the index's right edge.
    callback_id       uuid PRIMARY KEY,
    -- The decision (or, for a follow-up, the parent's decision) whose facts the agent is shown.
    event_key         uuid NOT NULL,
    -- The task this one follows up, and the one its case began with; null for a task born from an
    -- event.
    parent_id         uuid,
    case_id           uuid,
    created_at        timestamptz NOT NULL,
    -- Earliest instant of the next dispatch; of a dispatched task, when that attempt was due.
    due_at            timestamptz,
    fresh_until       timestamptz NOT NULL,
    -- When the harm happened that opened it.
    event_time        timestamptz NOT NULL,
    -- Oldest event that joined it: which numbers are safe to call follows from it, whichever event came
    -- first.
    earliest_event_time timestamptz NOT NULL,
    -- Newest event that joined it: a settlement older than this does not clear it.
    latest_event_time timestamptz NOT NULL,
    closed_at         timestamptz,
    -- The instant the customer himself chose for the next attempt, and when he said so; null without
    -- one.
    appointed_at      timestamptz,
    appointed_on      timestamptz,
    policy_version    integer NOT NULL,
    priority          smallint NOT NULL CHECK (priority BETWEEN 0 AND 100),
    -- Attempts dispatched, and those of them that count against the reason's limit.
    attempts          smallint NOT NULL DEFAULT 0,
    counted           smallint NOT NULL DEFAULT 0,
    -- How many follow-ups led to it; 0 for a task born from an event, and for what goes on in its place.
    follow_up         smallint NOT NULL DEFAULT 0,
    status            text NOT NULL CHECK (status IN ('WAITING', 'DISPATCHED', 'CLOSED')),
    -- Rule of the budget for which a due task waits; null when it waits for anything else.
    held_back_by      text,
    -- Skill the agent of the next attempt needs; null for the reason's own.
    skill             text,
    -- Who makes the next call, beyond what the reason asks: the account that promised to, and the
    -- language the customer was heard to speak ('und' when nobody could tell, so that it may be any).
    next_owner        text,
    next_language     text,
    outcome           text CHECK (outcome IN ('RESOLVED', 'UNRESOLVED', 'UNREACHABLE', 'REFUSED',
                                              'SUPPRESSED', 'EXPIRED', 'CANCELLED', 'ERASED')),
    customer_id       text COLLATE "C" NOT NULL,
    reason            text COLLATE "C" NOT NULL,
    -- What tells causes apart: the subject and its kind, such as refund:8812; empty when the reason
    -- is merged per customer.
    cause             text COLLATE "C" NOT NULL,
    -- Reason and cause of the task its case began with: what settles that one settles this one.
    case_reason       text COLLATE "C",
    case_cause        text COLLATE "C",
    -- Reference of what it is about; null when the reason has no subject.
    subject_ref       text,
    -- W3C trace context of the POST that began it; null when not traced.
    traceparent       text,
    CONSTRAINT earliest_is_not_latest CHECK (earliest_event_time <= latest_event_time),
    CONSTRAINT appointed_was_said CHECK ((appointed_at IS NULL) = (appointed_on IS NULL)),
    -- Nobody calls before the time he chose.
    CONSTRAINT appointments_are_kept
        CHECK (status <> 'WAITING' OR appointed_at IS NULL OR due_at >= appointed_at),
    CONSTRAINT closed_has_outcome CHECK ((status = 'CLOSED') = (outcome IS NOT NULL)),
    CONSTRAINT closed_has_time CHECK ((status = 'CLOSED') = (closed_at IS NOT NULL)),
    CONSTRAINT open_is_due CHECK ((status = 'CLOSED') = (due_at IS NULL)),
    CONSTRAINT dispatched_has_attempt CHECK (status <> 'DISPATCHED' OR attempts > 0),
    CONSTRAINT held_back_waits CHECK (held_back_by IS NULL OR status = 'WAITING'),
    CONSTRAINT counted_were_dispatched CHECK (counted BETWEEN 0 AND attempts),
    CONSTRAINT follow_up_has_case CHECK (
        CASE WHEN parent_id IS NULL
            THEN follow_up = 0 AND num_nonnulls(case_id, case_reason, case_cause) = 0
            ELSE follow_up >= 0 AND num_nulls(case_id, case_reason, case_cause) = 0 END)
) WITH (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);

-- One open task per cause. Also finds a customer's open tasks.
CREATE UNIQUE INDEX callback_task_open_cause ON callback_task (customer_id, reason, cause)
    WHERE status <> 'CLOSED';

-- What the dispatch timer reads.
CREATE INDEX callback_task_due ON callback_task (due_at) WHERE status = 'WAITING';

-- The follow-ups of a case.
CREATE INDEX callback_task_case ON callback_task (case_id) WHERE case_id IS NOT NULL;

CREATE FUNCTION refuse_reopening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'callback % is closed and stays closed', OLD.callback_id
        USING ERRCODE = 'check_violation';
END $$;

-- WAITING and DISPATCHED alternate; CLOSED is the end. Only a change of a closed row pays for it.
CREATE TRIGGER closed_stays_closed BEFORE UPDATE ON callback_task
    FOR EACH ROW WHEN (OLD.status = 'CLOSED') EXECUTE FUNCTION refuse_reopening();

-- One try to reach the customer. Written at dispatch, ended once.
CREATE TABLE callback_attempt (
    callback_id    uuid NOT NULL REFERENCES callback_task,
    -- From 1, in order of dispatch.
    number         smallint NOT NULL CHECK (number > 0),
    -- Follows from callback_id and number.
    attempt_id     uuid NOT NULL UNIQUE,
    due_at         timestamptz NOT NULL,
    dispatched_at  timestamptz NOT NULL,
    callable_from  timestamptz NOT NULL,
    callable_until timestamptz NOT NULL,
    -- Nothing heard until then: the attempt is taken back.
    silent_at      timestamptz NOT NULL,
    ended_at       timestamptz,
    ended          text CHECK (ended IN ('CONCLUDED', 'RETURNED', 'WITHDRAWN', 'SILENT')),
    -- How it ended, told by the agent. May also come after a withdrawal, when the call had begun.
    disposition    text,
    concluded_at   timestamptz,
    -- What the agent told besides, for a correction: the instant the customer chose, and whether a
    -- follow-up was asked for.
    appointment_at timestamptz,
    follow_up_asked boolean NOT NULL DEFAULT false,
    -- Whom an agent named for the next call, and the language he heard: a correction derives from them
    -- anew who calls next.
    told_owner     text,
    told_language  text,
    PRIMARY KEY (callback_id, number),
    CHECK (callable_from < callable_until),
    CHECK ((ended IS NULL) = (ended_at IS NULL)),
    CHECK ((disposition IS NULL) = (concluded_at IS NULL)),
    CHECK (ended <> 'CONCLUDED' OR disposition IS NOT NULL)
) WITH (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);

-- What the silence check reads.
CREATE INDEX callback_attempt_open ON callback_attempt (silent_at) WHERE ended IS NULL;

-- One attempt of a task at a time.
CREATE UNIQUE INDEX callback_attempt_one_under_way ON callback_attempt (callback_id)
    WHERE ended IS NULL;

-- What became of a task besides its decisions and attempts: put off, cancelled, suppressed …
CREATE TABLE callback_history (
    -- UUIDv7: the order of what happened.
    entry_id    uuid PRIMARY KEY,
    callback_id uuid NOT NULL,
    at          timestamptz NOT NULL,
    what        text NOT NULL,
    -- Rule or reason of it; of a person's act, what the person stated.
    because     text NOT NULL,
    -- Account of the person; null for the scheduler itself.
    who         text,
    -- The contact that used the customer's budget up; null when it was not about that.
    contact_id  uuid
);
CREATE INDEX callback_history_task ON callback_history (callback_id);
