-- Names of the dimensions a number is narrowed to, in their order: what rows are found by.
CREATE FUNCTION dimension_names(jsonb) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT coalesce(string_agg(name, ',' ORDER BY name COLLATE "C"), '') FROM jsonb_object_keys($1) AS name
$$;

-- Indicators as the topic analytics-kpis has them: of each number the highest revision. Everything here
-- can be read from the topic again.
CREATE TABLE kpi (
    indicator    text        NOT NULL CHECK (indicator <> ''),
    grain        text        NOT NULL CHECK (grain IN ('HOUR', 'DAY')),
    window_start timestamptz NOT NULL,
    window_end   timestamptz NOT NULL,
    dimensions   jsonb       NOT NULL CHECK (jsonb_typeof(dimensions) = 'object'),
    numerator    numeric     NOT NULL,
    denominator  numeric     NOT NULL CHECK (denominator >= 0),
    -- null where the denominator is 0
    value        numeric     CHECK (value IS NOT NULL OR denominator = 0),
    n            bigint      NOT NULL CHECK (n >= 0),
    revision     bigint      NOT NULL CHECK (revision >= 0),
    named        text        NOT NULL GENERATED ALWAYS AS (dimension_names(dimensions)) STORED,
    PRIMARY KEY (indicator, grain, window_start, dimensions),
    CHECK (window_start < window_end)
);

-- A series is one indicator by the same dimensions over time.
CREATE INDEX kpi_series ON kpi (indicator, grain, named, window_start);

-- Whoever comes late with an earlier revision changes nothing, not even by mistake.
CREATE FUNCTION keep_higher_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.revision < OLD.revision THEN
        RETURN NULL;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER kpi_revision_rises BEFORE UPDATE ON kpi FOR EACH ROW
EXECUTE FUNCTION keep_higher_revision();
