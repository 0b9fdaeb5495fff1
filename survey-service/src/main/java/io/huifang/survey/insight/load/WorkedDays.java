package io.huifang.survey.insight.load;

import static java.time.ZoneOffset.UTC;

import io.huifang.contract.attempt.Disposition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What agents did, by the day: leases that ended in whatever way, and wrap-ups. */
@ApplicationScoped
class WorkedDays {
    // A break counts but for what of it the agent was busy: he may say it while he is on a call.
    private static final String OF =
            """
            WITH done AS (
                SELECT c.agent, c.claimed_at AS began, c.concluded_at AS ended,
                    c.revealed_at AS shown, 'CONCLUDED' AS kind,
                    c.reason = ANY($6) OR c.disposition = 'FRAUD_SUSPECTED'
                    OR EXISTS (SELECT FROM conclusion e
                        WHERE e.customer_id = c.customer_id AND e.reason = c.reason
                          AND e.callback_id <> c.callback_id AND e.disposition = ANY($7)
                          AND e.concluded_at < c.claimed_at
                          AND e.concluded_at >= c.claimed_at - interval '14 days') AS hard
                FROM conclusion c
                WHERE c.concluded_at >= $1 AND c.concluded_at < $2
                  AND ($4::text IS NULL OR c.agent = $4)
                UNION ALL
                SELECT agent, claimed_at, ended_at, revealed_at, 'LEFT', false FROM ended_lease
                WHERE ended_at >= $1 AND ended_at < $2 AND ($4::text IS NULL OR agent = $4)
                UNION ALL
                SELECT account, began_at, ended_at, NULL, state, false FROM agent_spell
                WHERE state = 'WRAP_UP' AND ended_at >= $1 AND ended_at < $2
                  AND ($4::text IS NULL OR account = $4)
                UNION ALL
                SELECT account, since, now_or_then, NULL, state, false
                FROM agent_state, LATERAL (SELECT greatest(since,
                    least(until, statement_timestamp())) AS now_or_then) AS ends
                WHERE state = 'WRAP_UP' AND now_or_then >= $1 AND now_or_then < $2
                  AND ($4::text IS NULL OR account = $4)
            ), worked AS (
                SELECT agent, (ended AT TIME ZONE $3)::date AS day,
                    count(*) FILTER (WHERE kind <> 'WRAP_UP') AS claims,
                    count(shown) AS calls,
                    count(*) FILTER (WHERE kind = 'CONCLUDED') AS conclusions,
                    count(*) FILTER (WHERE hard) AS hard,
                    range_agg(tstzrange(least(shown, ended), ended))
                        FILTER (WHERE shown IS NOT NULL) AS talked,
                    range_agg(tstzrange(began, ended)) FILTER (WHERE kind <> 'WRAP_UP') AS held,
                    range_agg(tstzrange(began, ended)) FILTER (WHERE kind = 'WRAP_UP') AS wrapped,
                    range_agg(tstzrange(began, ended)) AS busy,
                    min(began) AS first, max(ended) AS last
                FROM done GROUP BY 1, 2)
            SELECT w.agent, a.display_name, a.agent_group, w.day, w.claims, w.calls, w.conclusions,
                w.hard, seconds_in(w.talked) AS talk, seconds_in(w.held) AS lease,
                seconds_in(w.wrapped) AS wrap_up, seconds_in(w.busy) AS handling,
                seconds_in(tstzmultirange(tstzrange(w.first, w.last))
                    - (coalesce(b.breaks, '{}') - w.busy)) AS at_work
            FROM worked w LEFT JOIN agent a ON a.account = w.agent
            LEFT JOIN LATERAL (
                SELECT range_agg(tstzrange(s.began_at, s.ended_at)) AS breaks FROM agent_spell s
                WHERE s.account = w.agent AND s.state = 'BREAK'
                  AND s.ended_at > w.first AND s.began_at < w.last) b ON true
            WHERE $5::text IS NULL OR a.agent_group = $5
            ORDER BY w.agent, w.day""";

    private static final String[] RIGHT_PARTY =
            Stream.of(Disposition.values())
                    .filter(Disposition::rightParty)
                    .map(Disposition::name)
                    .toArray(String[]::new);

    private final LoadConfig config;

    WorkedDays(LoadConfig config) {
        this.config = config;
    }

    /**
     * @param zone whose days they are
     */
    Uni<List<AgentDay>> of(SqlClient client, LoadQuery query, ZoneId zone) {
        Tuple values =
                Tuple.of(
                        query.period().from().atOffset(UTC),
                        query.period().until().atOffset(UTC),
                        zone.getId(),
                        query.account(),
                        query.group());
        values.addArrayOfString(config.hardReasons().toArray(String[]::new));
        values.addArrayOfString(RIGHT_PARTY);
        return client.preparedQuery(OF)
                .execute(values)
                .map(
                        rows -> {
                            List<AgentDay> days = new ArrayList<>(rows.size());
                            rows.forEach(row -> days.add(day(row)));
                            return days;
                        });
    }

    private static AgentDay day(Row row) {
        return new AgentDay(
                new Agent(
                        row.getString("agent"),
                        row.getString("display_name"),
                        row.getString("agent_group")),
                row.getLocalDate("day"),
                new Load(
                        row.getLong("claims"),
                        row.getLong("calls"),
                        row.getLong("conclusions"),
                        row.getLong("hard"),
                        row.getLong("talk"),
                        row.getLong("lease"),
                        row.getLong("wrap_up"),
                        row.getLong("handling"),
                        row.getLong("at_work")),
                Scores.NONE);
    }
}
