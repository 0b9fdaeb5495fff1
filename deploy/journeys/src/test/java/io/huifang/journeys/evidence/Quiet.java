package io.huifang.journeys.evidence;

import static org.awaitility.Awaitility.await;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaBroker;
import io.huifang.backing.KafkaRecords;
import io.huifang.contract.Topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionTimeoutException;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Tells whether a stack has come to rest.
 *
 * @param scheduler the scheduler's database
 * @param survey the survey service's database
 * @param kafka the broker
 */
public record Quiet(Database scheduler, Database survey, KafkaBroker kafka) {
    private static final int PATIENCE_SECONDS = 10;

    private static final String STORED =
            """
            SELECT topic, topic_partition, max(next_offset) AS next FROM stored_offset
            GROUP BY topic, topic_partition""";

    /** Topics with the database of the service that reads them. */
    private Map<Topic, Database> read() {
        return Map.of(
                Topic.WALLET_EVENTS, scheduler,
                Topic.CALLBACK_ATTEMPTS, scheduler,
                Topic.CALLBACK_TASKS, survey);
    }

    /**
     * What is still to be done.
     *
     * @param prefix what the ids of the customers begin with whose dead letters count; those of
     *     others may tell of what an earlier test has done to its own customers
     */
    public Leftovers leftovers(String prefix) {
        return new Leftovers(
                outboxRows(),
                unreadRecords(),
                deadLetters(prefix),
                Rows.number(survey, "SELECT count(*) FROM attempt WHERE state = 'CLAIMED'"));
    }

    /** Waits until nothing more is to be done, but not for ever: what is left then is evidence. */
    public Leftovers atRest(String prefix, Duration patience) {
        AtomicReference<Leftovers> last = new AtomicReference<>();
        try {
            await("the stack is at rest")
                    .atMost(patience)
                    .pollInterval(Duration.ofMillis(500))
                    .until(
                            () -> {
                                last.set(leftovers(prefix));
                                return last.get().isQuiet();
                            });
        } catch (ConditionTimeoutException restless) {
            return last.get();
        }
        return last.get();
    }

    /** Letters without a key may be about anybody. */
    private long deadLetters(String prefix) {
        List<String> topics =
                Stream.of(Topic.values())
                        .map(Topic::topicName)
                        .filter(topic -> topic.endsWith("-dlq"))
                        .toList();
        return KafkaRecords.on(kafka.bootstrap())
                .find(topics, it -> it.key() == null || it.key().startsWith(prefix))
                .size();
    }

    private long outboxRows() {
        String count = "SELECT count(*) FROM outbox";
        return Rows.number(scheduler, count) + Rows.number(survey, count);
    }

    /** Records that no service has worked on yet. */
    public long unreadRecords() {
        return unread(List.copyOf(read().keySet()));
    }

    /** Events that the scheduler has not worked on yet. */
    public long unreadEvents() {
        return unread(List.of(Topic.WALLET_EVENTS));
    }

    private long unread(List<Topic> topics) {
        Map<TopicPartition, Long> places = places(topics, OffsetSpec.earliest());
        for (Database database : List.of(scheduler, survey)) {
            Rows.of(
                            database,
                            STORED,
                            row ->
                                    Map.entry(
                                            new TopicPartition(row.getString(1), row.getInt(2)),
                                            row.getLong(3)))
                    .forEach(place -> places.merge(place.getKey(), place.getValue(), Math::max));
        }
        return places(topics, OffsetSpec.latest()).entrySet().stream()
                .mapToLong(end -> end.getValue() - places.get(end.getKey()))
                .sum();
    }

    /** The offset after the last record of each partition. */
    public Map<TopicPartition, Long> ends(List<Topic> topics) {
        return places(topics, OffsetSpec.latest());
    }

    private Map<TopicPartition, Long> places(List<Topic> topics, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (Topic topic : topics) {
            for (int partition = 0; partition < topic.partitions(); partition++) {
                asked.put(new TopicPartition(topic.topicName(), partition), which);
            }
        }
        try (Admin admin = kafka.admin()) {
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(asked)
                    .all()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (ExecutionException | TimeoutException silent) {
            throw new IllegalStateException("Kafka does not answer", silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
