-- What is compared to see what calls do: customers of whom a share is held out, and what happened to
-- them afterwards. Pseudonyms only; a second delivery of a fact is the same row.
CREATE TABLE effect_event (
    event_id    uuid        PRIMARY KEY,
    happened_at timestamptz NOT NULL,
    callback_id uuid,
    pseudonym   text        NOT NULL CHECK (pseudonym <> ''),
    event_type  text        NOT NULL CHECK (event_type <> ''),
    reason      text,
    -- whether he was held out; null for what only happened to him afterwards
    arm         text        CHECK (arm IN ('CALLED', 'HELD_OUT')),
    CONSTRAINT an_arm_has_a_reason CHECK (arm IS NULL OR reason IS NOT NULL),
    -- complaints, fraud and what customers ask for themselves are in neither group
    CONSTRAINT only_low_risks_are_held_out CHECK (arm IS NULL OR event_type IN (
        'io.huifang.payment.failed.v1',
        'io.huifang.payment.completed.v1',
        'io.huifang.feature.difficulty_reported.v1',
        'io.huifang.customer.registered.v1'))
);

CREATE INDEX effect_event_subject ON effect_event (reason, pseudonym, happened_at)
    WHERE arm IS NOT NULL;
CREATE INDEX effect_event_pseudonym ON effect_event (pseudonym, happened_at);
CREATE INDEX effect_event_time ON effect_event (happened_at);

-- How satisfied customers said they were.
CREATE TABLE effect_answer (
    event_id    uuid        PRIMARY KEY,
    answered_at timestamptz NOT NULL,
    callback_id uuid        NOT NULL,
    pseudonym   text        NOT NULL CHECK (pseudonym <> ''),
    csat        smallint    NOT NULL CHECK (csat BETWEEN 1 AND 5)
);

CREATE INDEX effect_answer_pseudonym ON effect_answer (pseudonym, answered_at);
CREATE INDEX effect_answer_time ON effect_answer (answered_at);
