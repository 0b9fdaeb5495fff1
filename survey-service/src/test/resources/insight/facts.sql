-- Tables for facts as they were told, each as often as it was told: nothing here removes duplicates or
-- picks revisions. Columns are the members of the facts, in snake case.
CREATE TABLE fact_decision (
    event_id uuid, occurred_at timestamptz, customer_id text, event_type text, decision text, reason text,
    rule text, policy_version int, callback_id uuid, event_time timestamptz, cause text,
    merchant_category text, region text, language text, currency text, hold_out text, explained boolean,
    incident_id uuid);
CREATE TABLE fact_callback (
    event_id uuid, occurred_at timestamptz, customer_id text, callback_id uuid, status text, revision int,
    reason text, region text, language text, opened_at timestamptz, event_time timestamptz,
    target_at timestamptz, due_at timestamptz, closed_at timestamptz, outcome text, attempts int,
    follow_up_of uuid);
CREATE TABLE fact_promise (
    event_id uuid, occurred_at timestamptz, customer_id text, promise_id uuid, callback_id uuid,
    revision int, made_at timestamptz, promised_for timestamptz, state text, settled_at timestamptz);
CREATE TABLE fact_attempt (
    event_id uuid, occurred_at timestamptz, customer_id text, callback_id uuid, attempt_id uuid, number int,
    revision int, reason text, priority int, purpose text, disposition text, aapor text, contacted boolean,
    right_party boolean, agent_id text, event_time timestamptz, due_at timestamptz, offered_at timestamptz,
    claimed_at timestamptz, revealed_at timestamptz, root_cause text, policy_version int, region text,
    language text, agent_group text, target_at timestamptz, appointment_at timestamptz, dialled boolean,
    channel text, offered_stale boolean, budget_broken boolean);
CREATE TABLE fact_response (
    event_id uuid, occurred_at timestamptz, customer_id text, callback_id uuid, attempt_id uuid, reason text,
    questionnaire text, questionnaire_version int, csat int, nps int, ces int, resolved boolean,
    commented boolean, agent_id text, region text, language text, agent_group text, channel text);

-- Steps of distributions, from insight/seconds-grid.txt.
CREATE TABLE grid_step (seconds bigint PRIMARY KEY);

-- Facts as JSON, by the CloudEvents type they came with.
CREATE TABLE fact_told (type text, fact jsonb);

CREATE FUNCTION in_snake_case(jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_object_agg(lower(regexp_replace(key, '([A-Z])', '_\1', 'g')), value) FROM jsonb_each($1)
$$;

-- What stands in fact_told, by tables.
CREATE FUNCTION lay_out_facts() RETURNS void LANGUAGE sql AS $$
    INSERT INTO fact_decision SELECT one.* FROM fact_told,
        jsonb_populate_record(NULL::fact_decision, in_snake_case(fact)) AS one
    WHERE type = 'io.huifang.analytics.decision.v1';
    INSERT INTO fact_callback SELECT one.* FROM fact_told,
        jsonb_populate_record(NULL::fact_callback, in_snake_case(fact)) AS one
    WHERE type = 'io.huifang.analytics.callback.v1';
    INSERT INTO fact_promise SELECT one.* FROM fact_told,
        jsonb_populate_record(NULL::fact_promise, in_snake_case(fact)) AS one
    WHERE type = 'io.huifang.analytics.promise.v1';
    INSERT INTO fact_attempt SELECT one.* FROM fact_told,
        jsonb_populate_record(NULL::fact_attempt, in_snake_case(fact)) AS one
    WHERE type = 'io.huifang.analytics.attempt.v1';
    INSERT INTO fact_response SELECT one.* FROM fact_told,
        jsonb_populate_record(NULL::fact_response, in_snake_case(fact)) AS one
    WHERE type = 'io.huifang.analytics.response.v1';
$$;
