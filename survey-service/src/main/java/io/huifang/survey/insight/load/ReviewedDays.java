package io.huifang.survey.insight.load;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What was thought of agents' calls, by the day. */
@ApplicationScoped
class ReviewedDays {
    private static final String OF =
            """
            SELECT r.agent, a.display_name, a.agent_group,
                (r.reviewed_at AT TIME ZONE $3)::date AS day, count(*) AS n,
                sum(r.listening) AS listening, sum(r.empathy) AS empathy,
                sum(r.correctness) AS correctness, sum(r.procedure) AS procedure
            FROM review r LEFT JOIN agent a ON a.account = r.agent
            WHERE r.reviewed_at >= $1 AND r.reviewed_at < $2
              AND ($4::text IS NULL OR r.agent = $4)
              AND ($5::text IS NULL OR a.agent_group = $5)
              AND NOT EXISTS (SELECT FROM review later
                              WHERE later.attempt_id = r.attempt_id AND later.version > r.version)
            GROUP BY 1, 2, 3, 4 ORDER BY 1, 4""";

    /**
     * @param zone whose days they are
     */
    Uni<List<AgentDay>> of(SqlClient client, LoadQuery query, ZoneId zone) {
        return client.preparedQuery(OF)
                .execute(
                        Tuple.of(
                                query.period().from().atOffset(UTC),
                                query.period().until().atOffset(UTC),
                                zone.getId(),
                                query.account(),
                                query.group()))
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
                Load.NONE,
                new Scores(
                        row.getLong("n"),
                        row.getLong("listening"),
                        row.getLong("empathy"),
                        row.getLong("correctness"),
                        row.getLong("procedure")));
    }
}
