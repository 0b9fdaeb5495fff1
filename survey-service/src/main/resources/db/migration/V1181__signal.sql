-- Harmful events by what they have in common, in stretches of ten minutes of their own time. What is
-- not told is ''.
CREATE TABLE harm_count (
    bucket            timestamptz NOT NULL,
    events            bigint      NOT NULL CHECK (events > 0),
    event_type        text        NOT NULL,
    cause             text        NOT NULL,
    merchant_category text        NOT NULL,
    region            text        NOT NULL,
    PRIMARY KEY (bucket, event_type, cause, merchant_category, region),
    CONSTRAINT a_bucket_is_ten_minutes
        CHECK (date_bin('10 minutes', bucket, 'epoch'::timestamptz) = bucket)
);

CREATE INDEX harm_count_type ON harm_count (event_type, bucket);

-- Stretches in which something was counted that nobody has looked at.
CREATE TABLE harm_look (bucket timestamptz PRIMARY KEY);

-- Unusual rises. One lasts until nothing of it was seen for a while; there is one of a kind at a time.
CREATE TABLE signal (
    signal_id         uuid             PRIMARY KEY,
    -- the hour in which it was seen first, and the end of the one in which it was seen last
    since             timestamptz      NOT NULL,
    seen_by           timestamptz      NOT NULL,
    seen_until        timestamptz      NOT NULL,
    -- null while it lasts
    ended_at          timestamptz,
    found_at          timestamptz      NOT NULL DEFAULT clock_timestamp(),
    tried_at          timestamptz,
    told_at           timestamptz,
    refused_at        timestamptz,
    incident_id       uuid,
    -- of the rarest hour
    events            bigint           NOT NULL CHECK (events > 0),
    expected          double precision NOT NULL CHECK (expected >= 0),
    chance            double precision NOT NULL CHECK (chance BETWEEN 0 AND 1),
    weeks             integer          NOT NULL CHECK (weeks >= 1),
    event_type        text             NOT NULL,
    -- '' for what it does not go by
    cause             text             NOT NULL,
    merchant_category text             NOT NULL,
    region            text             NOT NULL,
    -- the policy's rule of incidents under which the scheduler is told; null for none
    rule              text,
    CONSTRAINT an_end_comes_last CHECK (since < seen_by AND seen_by <= seen_until
        AND (ended_at IS NULL OR ended_at >= seen_until)),
    CONSTRAINT told_or_refused CHECK (told_at IS NULL OR refused_at IS NULL),
    CONSTRAINT told_is_an_incident CHECK ((told_at IS NULL) = (incident_id IS NULL)),
    CONSTRAINT only_what_has_a_rule_is_told
        CHECK (rule IS NOT NULL OR (told_at IS NULL AND refused_at IS NULL))
);

CREATE UNIQUE INDEX one_signal_of_a_kind
    ON signal (event_type, cause, merchant_category, region) WHERE ended_at IS NULL;
CREATE INDEX signal_time ON signal (since DESC);
CREATE INDEX signal_waiting ON signal (found_at)
    WHERE rule IS NOT NULL AND told_at IS NULL AND refused_at IS NULL;
