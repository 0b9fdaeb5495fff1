package io.huifang.survey.insight.signal;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** The counts of an hour beside those of the weeks before. */
@ApplicationScoped
class Rises {
    private static final int BUCKETS_OF_AN_HOUR = 6;
    private static final Duration BUCKET = Duration.ofMinutes(10);
    private static final Duration WEEK = Duration.ofDays(7);

    private static final String FIRST =
            "SELECT min(bucket) AS first FROM harm_count WHERE event_type = $1";

    private static final String RISES =
            """
            SELECT coalesce(cause, '') AS cause, coalesce(merchant_category, '') AS category,
                coalesce(region, '') AS region, sum(events) FILTER (WHERE bucket >= $3) AS events,
                coalesce(sum(events) FILTER (WHERE bucket < $3), 0) AS before
            FROM (
                SELECT bucket, events, nullif(cause, '') AS cause,
                    nullif(merchant_category, '') AS merchant_category,
                    nullif(region, '') AS region
                FROM harm_count WHERE event_type = $1 AND bucket = ANY($2)) c
            GROUP BY GROUPING SETS ((cause), (merchant_category), (region),
                (cause, merchant_category), (cause, merchant_category, region))
            HAVING sum(events) FILTER (WHERE bucket >= $3) >= $4::bigint
                AND (GROUPING(cause) = 1 OR cause IS NOT NULL)
                AND (GROUPING(merchant_category) = 1 OR merchant_category IS NOT NULL)
                AND (GROUPING(region) = 1 OR region IS NOT NULL)""";

    /** When the counts of a type begin, UTC; null before the first. */
    Uni<Instant> first(SqlClient client, String eventType) {
        return client.preparedQuery(FIRST)
                .execute(Tuple.of(eventType))
                .map(rows -> rows.iterator().next().getOffsetDateTime("first"))
                .map(first -> first == null ? null : first.toInstant());
    }

    /** All that happened often enough in that hour, beside the hours before. */
    Uni<List<Rise>> in(SqlClient client, String eventType, Hour hour, int weeks, int least) {
        Tuple arguments =
                Tuple.tuple()
                        .addString(eventType)
                        .addArrayOfOffsetDateTime(buckets(hour, weeks))
                        .addOffsetDateTime(hour.begin().atOffset(UTC))
                        .addLong((long) least);
        return client.preparedQuery(RISES)
                .execute(arguments)
                .map(
                        rows -> {
                            List<Rise> rises = new ArrayList<>();
                            rows.forEach(row -> rises.add(rise(row, eventType, weeks)));
                            return rises;
                        });
    }

    private static OffsetDateTime[] buckets(Hour hour, int weeks) {
        List<OffsetDateTime> buckets = new ArrayList<>();
        for (int week = 0; week <= weeks; week++) {
            for (int i = 0; i < BUCKETS_OF_AN_HOUR; i++) {
                buckets.add(
                        hour.begin()
                                .minus(WEEK.multipliedBy(week))
                                .plus(BUCKET.multipliedBy(i))
                                .atOffset(UTC));
            }
        }
        return buckets.toArray(OffsetDateTime[]::new);
    }

    private static Rise rise(Row row, String eventType, int weeks) {
        return new Rise(
                new Traits(
                        eventType,
                        row.getString("cause"),
                        row.getString("category"),
                        row.getString("region")),
                row.getLong("events"),
                row.getLong("before"),
                weeks);
    }
}
