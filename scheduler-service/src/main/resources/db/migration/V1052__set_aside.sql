-- Rows that a timer cannot work on. It leaves each alone until then and goes on with the others.
CREATE TABLE set_aside (
    -- What was to be done: silent-attempt, promise, follow-up, case-time, incident, incident-gather,
    -- incident-release, incident-notice.
    work   text NOT NULL,
    -- Id of the attempt, case, incident or task; nothing of a customer.
    row_id uuid NOT NULL,
    until  timestamptz NOT NULL,
    -- SQLSTATE or kind of failure, without what it was about.
    fault  text NOT NULL,
    PRIMARY KEY (work, row_id)
);
