package io.huifang.journeys.fault;

import static org.awaitility.Awaitility.await;

import static java.util.stream.Collectors.toMap;

import io.huifang.backing.KafkaBroker;
import io.huifang.contract.Topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Takes records away, as retention and careless people do.
 *
 * @param kafka the broker that holds them
 */
public record Records(KafkaBroker kafka) {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Those before these offsets are gone when it returns. */
    public void deleteBefore(Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, RecordsToDelete> all =
                offsets.entrySet().stream()
                        .collect(
                                toMap(
                                        Map.Entry::getKey,
                                        place -> RecordsToDelete.beforeOffset(place.getValue())));
        try (Admin admin = kafka.admin()) {
            admin.deleteRecords(all).all().get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException("records are not deleted", failed);
        }
    }

    /** Deletes the topic with all that is on it, and makes it anew. */
    public void recreate(Topic topic) {
        try (Admin admin = kafka.admin()) {
            admin.deleteTopics(List.of(topic.topicName())).all().get();
            await(topic.topicName() + " is gone")
                    .atMost(PATIENCE)
                    .until(() -> !admin.listTopics().names().get().contains(topic.topicName()));
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException("the topic is not deleted", failed);
        }
        kafka.createTopics();
    }
}
