package io.huifang.outbox;

import static org.awaitility.Awaitility.await;

import io.huifang.backing.Backing;
import io.huifang.backing.KafkaRecord;
import io.huifang.backing.KafkaRecords;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Topics of a test's own on the shared broker, and what stands in them. */
public final class TestTopics {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TestTopics() {}

    /** What a Kafka client needs to find the broker. */
    public static Map<String, Object> client() {
        return Map.of("bootstrap.servers", Backing.shared().kafka().bootstrap());
    }

    /** A new topic that no other test knows. */
    public static String fresh(int partitions) {
        String name = "facts-" + UUID.randomUUID();
        create(name, partitions);
        return name;
    }

    public static void create(String name, int partitions) {
        try (Admin admin = Admin.create(client())) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            await().ignoreExceptions().until(() -> leaders(admin, name) == partitions);
        }
    }

    private static long leaders(Admin admin, String name) throws Exception {
        return admin
                .describeTopics(List.of(name))
                .allTopicNames()
                .get()
                .get(name)
                .partitions()
                .stream()
                .filter(partition -> partition.leader() != null)
                .count();
    }

    /** Reads until the condition holds. */
    public static List<KafkaRecord> until(String topic, Predicate<List<KafkaRecord>> enough) {
        return KafkaRecords.on(Backing.shared().kafka().bootstrap()).until(topic, PATIENCE, enough);
    }

    /** Reads until so many different texts are there. */
    public static List<KafkaRecord> untilTold(String topic, int facts) {
        return until(topic, records -> Set.copyOf(texts(records)).size() >= facts);
    }

    public static List<KafkaRecord> all(String topic) {
        return KafkaRecords.on(Backing.shared().kafka().bootstrap()).all(topic);
    }

    public static List<String> texts(List<KafkaRecord> records) {
        return records.stream().map(KafkaRecord::text).toList();
    }

    /** By key, the texts in the order a consumer with an inbox works on them: first ones only. */
    public static Map<String, Set<String>> firstTexts(List<KafkaRecord> records) {
        Map<String, Set<String>> texts = new LinkedHashMap<>();
        for (KafkaRecord record : records) {
            texts.computeIfAbsent(record.key(), key -> new LinkedHashSet<>()).add(record.text());
        }
        return texts;
    }
}
