-- Written notices that were requested of the company's sender.
CREATE TABLE customer_notice (
    -- Follows from the task and the occasion; also the id of the fact that tells of it.
    notice_id    uuid PRIMARY KEY,
    callback_id  uuid NOT NULL REFERENCES callback_task,
    -- What it is sent for, such as before-attempt-1.
    occasion     text NOT NULL CHECK (occasion <> ''),
    template     text NOT NULL CHECK (template <> ''),
    requested_at timestamptz NOT NULL,
    CONSTRAINT one_notice_per_occasion UNIQUE (callback_id, occasion)
);
