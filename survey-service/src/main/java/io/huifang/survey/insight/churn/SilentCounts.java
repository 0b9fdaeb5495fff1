package io.huifang.survey.insight.churn;

import static java.time.ZoneOffset.UTC;

import io.huifang.survey.insight.asking.Period;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many customers went silent. */
@ApplicationScoped
class SilentCounts {
    // A customer counts once in each reason: by the latest of his matters.
    private static final String OF =
            """
            SELECT reason, age, count(*) AS customers FROM (
                SELECT DISTINCT ON (reason, customer_id) reason,
                    floor(extract(epoch FROM $3::timestamptz - closed_at) / 86400)::bigint AS age
                FROM unsolved_case
                WHERE state = 'SILENT' AND closed_at >= $1 AND closed_at < $2
                ORDER BY reason, customer_id, closed_at DESC, callback_id) latest
            GROUP BY reason, age""";

    /** Those of one reason whose matters are of about one age. */
    record Cell(String reason, AgeBand age, long customers) {}

    /**
     * @param period in which their callbacks ended
     * @return by reason and age, in order; none of nobody
     */
    Uni<List<Cell>> of(SqlClient client, Period period, Instant now) {
        return client.preparedQuery(OF)
                .execute(
                        Tuple.of(
                                period.from().atOffset(UTC),
                                period.until().atOffset(UTC),
                                now.atOffset(UTC)))
                .map(SilentCounts::cells);
    }

    private static List<Cell> cells(RowSet<Row> rows) {
        Map<String, EnumMap<AgeBand, Long>> counts = new TreeMap<>();
        for (Row row : rows) {
            counts.computeIfAbsent(row.getString("reason"), any -> new EnumMap<>(AgeBand.class))
                    .merge(AgeBand.of(row.getLong("age")), row.getLong("customers"), Long::sum);
        }
        List<Cell> cells = new ArrayList<>();
        counts.forEach(
                (reason, ages) ->
                        ages.forEach((age, people) -> cells.add(new Cell(reason, age, people))));
        return cells;
    }
}
