package io.huifang.journeys.leak;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.backing.KafkaBroker;
import io.huifang.backing.KafkaRecord;
import io.huifang.backing.KafkaRecords;

import org.apache.kafka.clients.admin.Admin;

import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * Shows every record of a broker.
 *
 * @param kafka the broker
 */
record TopicScan(KafkaBroker kafka) {
    void scan(LeakScan.Reader reader) {
        KafkaRecords.on(kafka.bootstrap())
                .each(topics(), record -> read(reader, record.topic(), record));
    }

    private static void read(LeakScan.Reader reader, String topic, KafkaRecord record) {
        if (record.key() != null) {
            reader.read("keys of topic " + topic, record.key().getBytes(UTF_8));
        }
        record.headers()
                .forEach(
                        (name, value) ->
                                reader.read(
                                        "headers of topic " + topic,
                                        (name + ": " + value).getBytes(UTF_8)));
        if (record.value() != null) {
            reader.read("values of topic " + topic, record.value());
        }
    }

    private Set<String> topics() {
        try (Admin admin = kafka.admin()) {
            return admin.listTopics().names().get();
        } catch (ExecutionException refused) {
            throw new IllegalStateException("Kafka does not answer", refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
