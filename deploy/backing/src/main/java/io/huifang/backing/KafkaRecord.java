package io.huifang.backing;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One record as a reader sees it.
 *
 * @param topic where it was read
 * @param partition partition of the topic
 * @param offset place in the partition
 * @param timestamp when its sender says it was sent
 * @param key null when it was sent without
 * @param headers values as UTF-8 text; of a repeated name the last
 * @param value the bytes as sent; null for a tombstone
 */
public record KafkaRecord(
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        String key,
        Map<String, String> headers,
        byte[] value) {

    static KafkaRecord of(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers()
                .forEach(
                        header ->
                                headers.put(
                                        header.key(),
                                        header.value() == null
                                                ? null
                                                : new String(
                                                        header.value(), StandardCharsets.UTF_8)));
        return new KafkaRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key(),
                headers,
                record.value());
    }

    /** The value as text. */
    public String text() {
        return new String(value, StandardCharsets.UTF_8);
    }

    /** Where it is, without what it says: a failing test must not print personal data. */
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
