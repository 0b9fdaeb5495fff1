-- Callbacks that ended without a solution, watched until something is heard of their customer or he
-- was silent for long enough.
CREATE TABLE unsolved_case (
    callback_id  uuid        PRIMARY KEY,
    closed_at    timestamptz NOT NULL,
    -- from when on the days of silence are counted: not before the ending was heard of here, so that
    -- none is counted in which something could have been missed
    watched_from timestamptz NOT NULL,
    settled_at   timestamptz,
    attempts     integer     NOT NULL CHECK (attempts >= 0),
    customer_id  text        NOT NULL,
    reason       text        NOT NULL,
    outcome      text        NOT NULL CHECK (outcome IN ('UNRESOLVED', 'UNREACHABLE')),
    -- HEARD: something was heard of him. TAKEN_UP: another callback follows this one up. SILENT: told
    -- as a risk, once
    state        text        NOT NULL DEFAULT 'WATCHED'
                 CHECK (state IN ('WATCHED', 'HEARD', 'TAKEN_UP', 'SILENT')),
    CONSTRAINT watched_once_closed CHECK (watched_from >= closed_at),
    CONSTRAINT settled_or_watched CHECK ((state = 'WATCHED') = (settled_at IS NULL))
);

CREATE INDEX unsolved_case_watched ON unsolved_case (watched_from, callback_id) WHERE state = 'WATCHED';
CREATE INDEX unsolved_case_customer ON unsolved_case (customer_id);
CREATE INDEX unsolved_case_closed ON unsolved_case (closed_at);

CREATE TRIGGER unsolved_case_of_the_erased BEFORE INSERT ON unsolved_case FOR EACH ROW
EXECUTE FUNCTION refuse_the_erased();

-- What is settled stays so: a risk is told once.
CREATE TRIGGER unsolved_case_is_settled_once BEFORE UPDATE ON unsolved_case FOR EACH ROW
WHEN (OLD.state <> 'WATCHED' OR NEW.callback_id <> OLD.callback_id OR NEW.customer_id <> OLD.customer_id)
EXECUTE FUNCTION refuse_change();

-- Callbacks that another one follows up. Apart, because that may be heard of before the ending is.
CREATE TABLE taken_up_callback (
    callback_id uuid        PRIMARY KEY,
    taken_up_at timestamptz NOT NULL
);
CREATE INDEX taken_up_callback_time ON taken_up_callback (taken_up_at);
