-- Facts that are derived must stand on their topic as often as what they follow from was told: a record
-- lost or counted twice by whoever was killed is seen here. Erasures are none in a simulated world.

CREATE TABLE decided AS
SELECT customer_id, (fact->>'occurredAt')::timestamptz AS occurred_at, fact->>'eventType' AS event_type,
    fact->>'decision' AS decision, fact->>'reason' AS reason, fact->>'rule' AS rule,
    (fact->>'callbackId')::uuid AS callback_id, (fact->>'eventTime')::timestamptz AS event_time,
    fact->>'cause' AS cause, fact->>'merchantCategory' AS merchant_category, fact->>'region' AS region,
    fact->>'language' AS language, fact->>'holdOut' AS hold_out,
    (fact->>'targetAt')::timestamptz AS target_at, (fact->>'dueAt')::timestamptz AS due_at
FROM told WHERE type = 'io.huifang.decision.made.v1';

CREATE VIEW underived AS
WITH wanted AS (
    SELECT 'decision' AS kind, row(customer_id, occurred_at, event_type, decision, reason, rule, callback_id,
        event_time, cause, merchant_category, region, language, hold_out)::text AS said FROM decided
    UNION ALL
    -- a callback opens once, however often that is told
    SELECT DISTINCT 'opened', row(callback_id, customer_id, occurred_at, reason, region, language,
        event_time, target_at, due_at)::text
    FROM decided WHERE callback_id IS NOT NULL AND decision IN ('SCHEDULED', 'DEFERRED')
    UNION ALL
    SELECT DISTINCT 'closed', row((fact->>'callbackId')::uuid, customer_id,
        (fact->>'occurredAt')::timestamptz, fact->>'outcome', (fact->>'attempts')::int)::text
    FROM told WHERE type = 'io.huifang.callback.closed.v1'
    UNION ALL
    SELECT 'promised', row((fact->>'attemptId')::uuid, (fact->>'callbackId')::uuid, customer_id,
        (fact->'promise'->>'dueAt')::timestamptz, 'MADE')::text
    FROM told WHERE type = 'io.huifang.attempt.concluded.v1' AND fact ? 'promise'
    UNION ALL
    SELECT 'promised', row((fact->>'attemptId')::uuid, (fact->>'callbackId')::uuid, customer_id,
        (fact->>'promisedFor')::timestamptz,
        CASE WHEN (fact->>'kept')::boolean THEN 'KEPT' ELSE 'BROKEN' END)::text
    FROM told WHERE type = 'io.huifang.promise.settled.v1'
), found AS (
    SELECT 'decision' AS kind, row(customer_id, occurred_at, event_type, decision, reason, rule, callback_id,
        event_time, cause, merchant_category, region, language, hold_out)::text AS said FROM fact_decision
    UNION ALL
    SELECT 'opened', row(callback_id, customer_id, opened_at, reason, region, language, event_time,
        target_at, due_at)::text FROM fact_callback WHERE status = 'OPEN'
    UNION ALL
    -- told once more, complete, where the end was heard before the beginning
    SELECT 'closed', row(callback_id, customer_id, closed_at, outcome, attempts)::text
    FROM fact_callback WHERE status = 'CLOSED' AND revision = 1
    UNION ALL
    SELECT 'promised', row(promise_id, callback_id, customer_id, promised_for, state)::text
    FROM fact_promise
)
SELECT 'missing ' || kind AS said FROM (TABLE wanted EXCEPT ALL TABLE found) AS missing
UNION ALL
SELECT 'invented ' || kind FROM (TABLE found EXCEPT ALL TABLE wanted) AS invented;
