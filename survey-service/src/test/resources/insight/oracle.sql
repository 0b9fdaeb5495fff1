-- Every indicator of docs/indicators.md over the tables of facts.sql, written from the definitions there
-- and not from the code that counts them. Fills oracle_kpi; days are those of the setting oracle.zone:
--     SET oracle.zone = 'Asia/Shanghai';

-- What was told twice counts once, and of revisions the highest.
CREATE TABLE decision AS
SELECT DISTINCT ON (event_id) * FROM fact_decision ORDER BY event_id;

CREATE TABLE attempt AS
SELECT DISTINCT ON (attempt_id) *,
    coalesce(dialled, revealed_at IS NOT NULL) AS live,
    coalesce(revealed_at, occurred_at) AS called_at
FROM fact_attempt ORDER BY attempt_id, revision DESC;

CREATE TABLE response AS
SELECT DISTINCT ON (event_id) * FROM fact_response ORDER BY event_id;

CREATE TABLE promise AS
SELECT DISTINCT ON (promise_id) * FROM fact_promise ORDER BY promise_id, revision DESC;

-- What the end does not tell, the opening does.
CREATE TABLE callback AS
WITH opening AS (
    SELECT DISTINCT ON (callback_id) * FROM fact_callback
    WHERE status = 'OPEN' ORDER BY callback_id, revision DESC
), ending AS (
    SELECT DISTINCT ON (callback_id) * FROM fact_callback
    WHERE status = 'CLOSED' ORDER BY callback_id, revision DESC
)
SELECT callback_id,
    coalesce(e.reason, o.reason) AS reason,
    coalesce(e.region, o.region) AS region,
    coalesce(e.language, o.language) AS language,
    coalesce(e.opened_at, o.opened_at) AS opened_at,
    coalesce(e.event_time, o.event_time) AS event_time,
    coalesce(e.target_at, o.target_at) AS target_at,
    e.closed_at, e.outcome, e.attempts
FROM opening o FULL JOIN ending e USING (callback_id);

CREATE TABLE first_live AS
SELECT DISTINCT ON (callback_id) * FROM attempt
WHERE live ORDER BY callback_id, number, attempt_id::text COLLATE "C";

CREATE TABLE first_contact AS
SELECT DISTINCT ON (callback_id) * FROM attempt
WHERE live AND right_party ORDER BY callback_id, number, attempt_id::text COLLATE "C";

CREATE TABLE last_attempt AS
SELECT DISTINCT ON (callback_id) * FROM attempt
ORDER BY callback_id, number DESC, attempt_id::text COLLATE "C" DESC;

CREATE INDEX ON decision (customer_id, reason, event_time);
CREATE INDEX ON first_contact (customer_id, reason, occurred_at);
CREATE INDEX ON first_live (callback_id);
CREATE INDEX ON last_attempt (callback_id);
CREATE INDEX ON response (attempt_id);
CREATE INDEX ON callback (callback_id);
ANALYZE decision; ANALYZE attempt; ANALYZE first_contact; ANALYZE first_live; ANALYZE response;

-- Never more than some four months, either way.
CREATE FUNCTION whole_seconds(interval) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
    SELECT greatest(-10000000, least(10000000, floor(extract(epoch FROM $1))))
$$;

-- One row for each thing that is looked at: what it adds to the numerator. Those of a count add 1.
CREATE TABLE looked_at (
    indicator text, kind text, detail_name text, detail text, at timestamptz, reason text, region text,
    language text, agent_group text, adds numeric);

INSERT INTO looked_at
SELECT 'events', 'count', NULL, NULL, occurred_at, reason, region, language, NULL, 1 FROM decision
UNION ALL
SELECT 'decided-' || replace(lower(decision), '_', '-'), 'count', NULL, NULL, occurred_at, reason, region,
    language, NULL, 1 FROM decision
UNION ALL
SELECT 'explained-share', 'share', NULL, NULL, occurred_at, reason, region, language, NULL,
    CASE WHEN explained THEN 1 ELSE 0 END FROM decision
UNION ALL
SELECT 'opt-out-time', 'mean', NULL, NULL, occurred_at, reason, region, language, NULL,
    whole_seconds(greatest(occurred_at - event_time, interval '0')) FROM decision
WHERE event_type IN ('io.huifang.customer.consent_withdrawn.v1', 'io.huifang.callback.declined.v1')
  AND event_time IS NOT NULL
UNION ALL
SELECT 'repeat-rate', 'share', NULL, NULL, occurred_at, reason, region, language, NULL,
    CASE WHEN EXISTS (
        SELECT 1 FROM first_contact c
        WHERE c.customer_id = d.customer_id AND c.reason = d.reason
          AND c.occurred_at < d.event_time AND c.occurred_at >= d.event_time - interval '336 hours')
    THEN 1 ELSE 0 END
FROM decision d WHERE reason IS NOT NULL AND event_time IS NOT NULL;

INSERT INTO looked_at
SELECT 'opened', 'count', NULL, NULL, opened_at, reason, region, language, NULL, 1
FROM callback WHERE opened_at IS NOT NULL
UNION ALL
SELECT 'closed-' || lower(outcome), 'count', NULL, NULL, closed_at, reason, region, language, NULL, 1
FROM callback WHERE closed_at IS NOT NULL AND outcome IS NOT NULL
UNION ALL
SELECT 'attempts-per-callback', 'mean', NULL, NULL, closed_at, reason, region, language, NULL, attempts
FROM callback WHERE closed_at IS NOT NULL
UNION ALL
SELECT 'time-to-solution', 'mean', NULL, NULL, closed_at, reason, region, language, NULL,
    whole_seconds(greatest(closed_at - event_time, interval '0'))
FROM callback WHERE closed_at IS NOT NULL AND outcome = 'RESOLVED' AND event_time IS NOT NULL
UNION ALL
SELECT 'sla-attainment', 'share', NULL, NULL, c.target_at, c.reason, c.region, c.language, NULL,
    CASE WHEN l.called_at <= c.target_at THEN 1 ELSE 0 END
FROM callback c LEFT JOIN first_live l USING (callback_id)
WHERE c.target_at IS NOT NULL
  AND (l.callback_id IS NOT NULL OR c.closed_at IS NULL OR c.closed_at > c.target_at)
UNION ALL
SELECT rate.indicator, 'share', NULL, NULL, c.closed_at, c.reason, c.region, c.language, NULL,
    CASE WHEN rate.counted THEN 1 ELSE 0 END
FROM callback c JOIN last_attempt a USING (callback_id)
CROSS JOIN LATERAL (VALUES
    ('aapor-rr1', a.aapor LIKE '1.1%', true),
    ('aapor-ref1', a.aapor LIKE '2.1%', true),
    ('aapor-con1', a.aapor ~ '^(1[.]|2[.]1|2[.]3)', true),
    ('aapor-coop1', a.aapor LIKE '1.1%', a.aapor ~ '^(1[.]|2[.]1|2[.]3)')
) AS rate (indicator, counted, eligible)
WHERE c.closed_at IS NOT NULL AND a.aapor IS NOT NULL AND a.aapor NOT LIKE '4%' AND rate.eligible
UNION ALL
SELECT 'promises-kept', 'share', NULL, NULL, p.settled_at, c.reason, c.region, c.language, NULL,
    CASE p.state WHEN 'KEPT' THEN 1 ELSE 0 END
FROM promise p LEFT JOIN callback c USING (callback_id)
WHERE p.state IN ('KEPT', 'BROKEN') AND p.settled_at IS NOT NULL;

INSERT INTO looked_at
SELECT one.indicator, one.kind, one.detail_name, one.detail, occurred_at, reason, region, language,
    agent_group, one.adds
FROM attempt a CROSS JOIN LATERAL (VALUES
    ('offered', 'count', NULL, NULL, 1, true),
    ('stale-offered', 'share', NULL, NULL, CASE WHEN offered_stale THEN 1 ELSE 0 END, true),
    ('queue-age', 'mean', NULL, NULL,
        whole_seconds(greatest(claimed_at - offered_at, interval '0')), true),
    ('root-cause', 'count', 'rootCause', root_cause, 1, root_cause IS NOT NULL),
    ('dialled', 'count', NULL, NULL, 1, live),
    ('connected', 'count', NULL, NULL, 1, live AND contacted),
    ('concluded', 'count', NULL, NULL, 1, live AND right_party),
    ('contact-rate', 'share', NULL, NULL, CASE WHEN contacted THEN 1 ELSE 0 END, live),
    ('right-party-rate-dialled', 'share', NULL, NULL, CASE WHEN right_party THEN 1 ELSE 0 END, live),
    ('right-party-rate-connected', 'share', NULL, NULL, CASE WHEN right_party THEN 1 ELSE 0 END,
        live AND contacted),
    ('budget-breaches', 'share', NULL, NULL, CASE WHEN budget_broken THEN 1 ELSE 0 END, live),
    ('punctuality', 'mean', NULL, NULL, whole_seconds(called_at - appointment_at),
        live AND appointment_at IS NOT NULL)
) AS one (indicator, kind, detail_name, detail, adds, counts)
WHERE one.counts;

INSERT INTO looked_at
SELECT 'time-to-callback', 'count', 'upTo',
    (SELECT coalesce(min(seconds), (SELECT max(seconds) FROM grid_step)) FROM grid_step
     WHERE seconds >= whole_seconds(called_at - event_time))::text,
    occurred_at, reason, region, language, agent_group, 1
FROM first_live
UNION ALL
SELECT 'fcr-agent', 'share', NULL, NULL, occurred_at, reason, region, language, agent_group,
    CASE disposition WHEN 'REACHED_RESOLVED' THEN 1 ELSE 0 END FROM first_contact
UNION ALL
SELECT 'fcr-no-repeat-' || days || 'd', 'share', NULL, NULL, occurred_at, reason, region, language,
    agent_group,
    CASE WHEN EXISTS (
        SELECT 1 FROM decision d
        WHERE d.customer_id = c.customer_id AND d.reason = c.reason
          AND d.event_time > c.occurred_at AND d.event_time <= c.occurred_at + days * interval '24 hours')
    THEN 0 ELSE 1 END
FROM first_contact c CROSS JOIN (VALUES (7), (14)) AS term (days)
UNION ALL
SELECT 'fcr-customer', 'share', NULL, NULL, c.occurred_at, c.reason, c.region, c.language, c.agent_group,
    CASE WHEN word.resolved THEN 1 ELSE 0 END
FROM first_contact c CROSS JOIN LATERAL (
    SELECT r.resolved FROM response r
    WHERE r.attempt_id = c.attempt_id AND r.callback_id = c.callback_id AND r.resolved IS NOT NULL
    ORDER BY r.occurred_at DESC, r.event_id::text COLLATE "C" DESC LIMIT 1) AS word;

INSERT INTO looked_at
SELECT one.indicator, one.kind, NULL, NULL, occurred_at, reason, region, language, agent_group, one.adds
FROM response CROSS JOIN LATERAL (VALUES
    ('csat', 'share', CASE WHEN csat >= 4 THEN 1 ELSE 0 END, csat IS NOT NULL),
    ('nps', 'balance', CASE WHEN nps >= 9 THEN 1 WHEN nps <= 6 THEN -1 ELSE 0 END, nps IS NOT NULL),
    ('ces', 'mean', ces, ces IS NOT NULL),
    ('ces-easy', 'share', CASE WHEN ces >= 5 THEN 1 ELSE 0 END, ces IS NOT NULL)
) AS one (indicator, kind, adds, counts)
WHERE one.counts;

-- All together, by one and, of days, by two dimensions; who does not know a dimension's value is not in it.
CREATE TABLE summed AS
SELECT indicator, kind, detail_name, detail, grain, window_start, reason, region, language, agent_group,
    sum(adds) AS sum, sum(adds * adds) AS squares, count(*) AS n
FROM looked_at CROSS JOIN LATERAL (VALUES
    ('HOUR', date_trunc('hour', at, 'UTC')),
    ('DAY', date_trunc('day', at, current_setting('oracle.zone')))
) AS window_of (grain, window_start)
GROUP BY indicator, kind, detail_name, detail, grain, window_start, GROUPING SETS (
    (), (reason), (region), (language), (agent_group), (reason, region), (reason, language),
    (reason, agent_group), (region, language), (region, agent_group), (language, agent_group))
HAVING (grouping(reason) = 1 OR reason IS NOT NULL) AND (grouping(region) = 1 OR region IS NOT NULL)
   AND (grouping(language) = 1 OR language IS NOT NULL)
   AND (grouping(agent_group) = 1 OR agent_group IS NOT NULL)
   AND (grain = 'DAY'
        OR grouping(reason) + grouping(region) + grouping(language) + grouping(agent_group) >= 3);

CREATE TABLE oracle_kpi (
    indicator text, grain text, window_start timestamptz, window_end timestamptz, dimensions jsonb,
    numerator numeric, denominator numeric, value numeric, n bigint);

CREATE FUNCTION by_dimension(reason text, region text, language text, agent_group text, name text,
    detail text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_strip_nulls(jsonb_build_object('reason', $1, 'region', $2, 'language', $3,
        'agentGroup', $4)) || CASE WHEN $5 IS NULL THEN '{}' ELSE jsonb_build_object($5, $6) END
$$;

INSERT INTO oracle_kpi
SELECT indicator, grain, window_start, NULL::timestamptz,
    by_dimension(reason, region, language, agent_group, detail_name, detail),
    sum,
    CASE kind WHEN 'count' THEN 1 ELSE n END,
    round(CASE kind WHEN 'count' THEN sum WHEN 'balance' THEN 100 * sum / n ELSE sum / n END, 6),
    n
FROM summed
UNION ALL
SELECT indicator || '-squares', grain, window_start, NULL::timestamptz,
    by_dimension(reason, region, language, agent_group, NULL, NULL), squares, 1, round(squares, 6), n
FROM summed WHERE kind IN ('mean', 'balance');

-- The least step up to which the part lies.
WITH step AS (
    SELECT grain, window_start, reason, region, language, agent_group, detail::bigint AS seconds,
        sum(n) OVER (of_cell ORDER BY detail::bigint) AS up_to, sum(n) OVER of_cell AS n
    FROM summed WHERE indicator = 'time-to-callback'
    WINDOW of_cell AS (PARTITION BY grain, window_start, reason, region, language, agent_group)
)
INSERT INTO oracle_kpi
SELECT DISTINCT ON (part.name, grain, window_start, reason, region, language, agent_group)
    'time-to-callback-' || part.name, grain, window_start, NULL::timestamptz,
    by_dimension(reason, region, language, agent_group, NULL, NULL), up_to, n, seconds, n
FROM step JOIN (VALUES ('median', 0.5), ('p90', 0.9), ('p99', 0.99)) AS part (name, part)
    ON up_to >= part.part * n
ORDER BY part.name, grain, window_start, reason, region, language, agent_group, seconds;

UPDATE oracle_kpi SET window_end = CASE grain
    WHEN 'HOUR' THEN window_start + interval '1 hour'
    ELSE (window_start AT TIME ZONE current_setting('oracle.zone') + interval '1 day')
        AT TIME ZONE current_setting('oracle.zone') END;
