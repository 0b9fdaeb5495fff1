package io.huifang.survey.queue;

import io.huifang.survey.attempt.QueueName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.List;

/** The lanes as the claim's index has them. */
@ApplicationScoped
class LaneIndex {
    // From one queue's first entry to the next one's, and so from lane to lane: as many steps as
    // there are lanes, however many offers they hold and however many queues there ever were.
    static final String LANES =
            """
            WITH RECURSIVE filled AS (
                (SELECT queue_id, priority, due_at FROM attempt a WHERE a.state = 'OFFERED'
                 ORDER BY queue_id, priority DESC, due_at, attempt_id LIMIT 1)
                UNION ALL
                SELECT next_.* FROM filled CROSS JOIN LATERAL (
                    SELECT queue_id, priority, due_at FROM attempt a
                    WHERE a.state = 'OFFERED' AND a.queue_id > filled.queue_id
                    ORDER BY queue_id, priority DESC, due_at, attempt_id LIMIT 1) next_
            ), lane AS (
                SELECT * FROM filled
                UNION ALL
                SELECT lane.queue_id, next_.priority, next_.due_at
                FROM lane CROSS JOIN LATERAL (
                    SELECT priority, due_at FROM attempt a
                    WHERE a.state = 'OFFERED' AND a.queue_id = lane.queue_id
                      AND a.priority < lane.priority
                    ORDER BY priority DESC, due_at, attempt_id LIMIT 1) next_
            )
            SELECT queue_id, lane.priority::int, lane.due_at, q.reason, q.skill, q.language, q.owner
            FROM lane JOIN queue q USING (queue_id)""";

    private static final String COUNTS =
            """
            SELECT lane.queue_id, lane.priority, counted.*
            FROM unnest($1::int[], $2::int[]) AS lane (queue_id, priority)
            CROSS JOIN LATERAL (
                SELECT count(*)::int AS offered, min(due_at) AS oldest_due_at,
                    count(*) FILTER (WHERE due_at <= statement_timestamp() - interval '5 minutes')
                        ::int AS over_five_minutes,
                    count(*) FILTER (WHERE due_at <= statement_timestamp() - interval '1 hour')
                        ::int AS over_one_hour
                FROM (SELECT due_at FROM attempt a
                      WHERE a.state = 'OFFERED' AND a.queue_id = lane.queue_id
                        AND a.priority = lane.priority
                        AND a.callable_until > statement_timestamp()
                      ORDER BY due_at, attempt_id LIMIT $3) first_ones) counted""";

    private static final String IN_HAND =
            """
            SELECT count(*)::int FROM attempt
            WHERE state = 'CLAIMED' AND lease_until > statement_timestamp()""";

    /**
     * Offers of one lane, counted.
     *
     * @param lane which
     * @param offered how many, at most as many as were to be counted
     * @param overFiveMinutes of them, due more than five minutes ago
     * @param overOneHour of them, due more than an hour ago
     */
    record Count(Lane lane, int offered, int overFiveMinutes, int overOneHour) {}

    Uni<List<Lane>> look(SqlClient client) {
        return client.preparedQuery(LANES)
                .execute()
                .map(
                        rows -> {
                            List<Lane> lanes = new ArrayList<>(rows.size());
                            for (Row row : rows) {
                                lanes.add(
                                        new Lane(
                                                new Lane.Key(row.getInteger(0), row.getInteger(1)),
                                                queue(row),
                                                row.getOffsetDateTime(2).toInstant()));
                            }
                            return lanes;
                        });
    }

    private static QueueName queue(Row row) {
        return new QueueName(
                row.getString(3), row.getString(4), row.getString(5), row.getString(6));
    }

    /** In the order of the lanes; empty ones are left out. */
    Uni<List<Count>> count(SqlClient client, List<Lane> lanes, int upTo) {
        Tuple values = Tuple.tuple();
        values.addArrayOfInteger(
                lanes.stream().map(lane -> lane.key().queueId()).toArray(Integer[]::new));
        values.addArrayOfInteger(
                lanes.stream().map(lane -> lane.key().priority()).toArray(Integer[]::new));
        return client.preparedQuery(COUNTS)
                .execute(values.addInteger(upTo))
                .map(
                        rows -> {
                            List<Count> counts = new ArrayList<>(rows.size());
                            int next = 0;
                            for (Row row : rows) {
                                counts.add(count(row, lanes.get(next++)));
                            }
                            return counts.stream().filter(count -> count.offered() > 0).toList();
                        });
    }

    /** How many attempts agents hold at this moment. */
    Uni<Integer> inHand(SqlClient client) {
        return client.preparedQuery(IN_HAND)
                .execute()
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    private static Count count(Row row, Lane lane) {
        Lane current =
                row.getInteger("offered") == 0
                        ? lane
                        : lane.markedAt(row.getOffsetDateTime("oldest_due_at").toInstant());
        return new Count(
                current,
                row.getInteger("offered"),
                row.getInteger("over_five_minutes"),
                row.getInteger("over_one_hour"));
    }
}
