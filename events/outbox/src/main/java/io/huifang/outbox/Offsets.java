package io.huifang.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import org.apache.kafka.common.TopicPartition;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The rows of {@code stored_offset}: by partition, the first offset not yet worked on. */
final class Offsets {
    private static final String READ =
            """
            SELECT topic, topic_partition, next_offset FROM stored_offset
            WHERE consumer_group = $1""";
    // the lock is taken in key order, so that two replicas wait for each other, never in a circle
    private static final String LOCK =
            """
            SELECT topic, topic_partition, next_offset FROM stored_offset
            WHERE consumer_group = $1
              AND (topic, topic_partition) IN (SELECT * FROM unnest($2::text[], $3::int[]))
            ORDER BY topic, topic_partition FOR UPDATE""";
    private static final String CREATE =
            """
            INSERT INTO stored_offset (consumer_group, topic, topic_partition, next_offset)
            SELECT $1, topic, topic_partition, 0
            FROM unnest($2::text[], $3::int[]) AS wanted (topic, topic_partition)
            ORDER BY topic, topic_partition
            ON CONFLICT DO NOTHING""";
    private static final String ADVANCE =
            """
            UPDATE stored_offset SET next_offset = reached.next_offset
            FROM unnest($2::text[], $3::int[], $4::bigint[])
                AS reached (topic, topic_partition, next_offset)
            WHERE consumer_group = $1
              AND stored_offset.topic = reached.topic
              AND stored_offset.topic_partition = reached.topic_partition""";
    private static final String FORGET =
            """
            UPDATE stored_offset SET next_offset = 0
            FROM unnest($2::text[], $3::int[], $4::bigint[]) AS known (topic, topic_partition, was)
            WHERE consumer_group = $1
              AND stored_offset.topic = known.topic
              AND stored_offset.topic_partition = known.topic_partition
              AND stored_offset.next_offset = known.was
            RETURNING stored_offset.topic, stored_offset.topic_partition,
                      stored_offset.next_offset""";

    private Offsets() {}

    /** Every stored offset of the group; partitions never read are absent. */
    static Uni<Map<TopicPartition, Long>> read(SqlClient client, String group) {
        return client.preparedQuery(READ).execute(Tuple.of(group)).map(Offsets::byPartition);
    }

    /** Locks the partitions' rows until the transaction ends; one never read stands at 0. */
    static Uni<Map<TopicPartition, Long>> lock(
            SqlConnection tx, String group, Collection<TopicPartition> partitions) {
        Tuple wanted = columns(group, partitions);
        Uni<Map<TopicPartition, Long>> locked =
                tx.preparedQuery(LOCK).execute(wanted).map(Offsets::byPartition);
        return locked.chain(
                found ->
                        found.size() == partitions.size()
                                ? Uni.createFrom().item(found)
                                : tx.preparedQuery(CREATE).execute(wanted).chain(() -> locked));
    }

    /** Stores how far the partitions have been worked on; their rows are locked. */
    static Uni<Void> advance(SqlConnection tx, String group, Map<TopicPartition, Long> reached) {
        if (reached.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple columns = columns(group, reached.keySet());
        columns.addArrayOfLong(reached.values().toArray(Long[]::new));
        return tx.preparedQuery(ADVANCE).execute(columns).replaceWithVoid();
    }

    /** Brings back to their beginnings, and returns, those partitions that did not move since. */
    static Uni<Map<TopicPartition, Long>> forget(
            SqlClient client, String group, Map<TopicPartition, Long> known) {
        Tuple columns = columns(group, known.keySet());
        columns.addArrayOfLong(known.values().toArray(Long[]::new));
        return client.preparedQuery(FORGET).execute(columns).map(Offsets::byPartition);
    }

    private static Tuple columns(String group, Collection<TopicPartition> partitions) {
        String[] topics = partitions.stream().map(TopicPartition::topic).toArray(String[]::new);
        Integer[] numbers =
                partitions.stream().map(TopicPartition::partition).toArray(Integer[]::new);
        return Tuple.tuple().addString(group).addArrayOfString(topics).addArrayOfInteger(numbers);
    }

    private static Map<TopicPartition, Long> byPartition(RowSet<Row> rows) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Row row : rows) {
            offsets.put(new TopicPartition(row.getString(0), row.getInteger(1)), row.getLong(2));
        }
        return offsets;
    }
}
