package io.huifang.local.letter;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Letters that are redriven together: some are settled, for the others a copy is ready to send. */
final class RedriveBatch {
    private final Map<LetterId, Outcome> outcomes = new LinkedHashMap<>();
    private final Map<LetterId, ProducerRecord<byte[], byte[]>> open = new LinkedHashMap<>();

    void open(LetterId letter, ProducerRecord<byte[], byte[]> copy) {
        outcomes.put(letter, null);
        open.put(letter, copy);
    }

    void settle(LetterId letter, Outcome outcome) {
        open.remove(letter);
        outcomes.put(letter, outcome);
    }

    void leaveAll(String why) {
        List.copyOf(open.keySet()).forEach(letter -> settle(letter, new Outcome.Left(why)));
    }

    /** The copies still to be sent, by letter. */
    Map<LetterId, ProducerRecord<byte[], byte[]>> open() {
        return Collections.unmodifiableMap(open);
    }

    /** The partitions they go to. */
    List<TopicPartition> targets() {
        return open.values().stream().map(RedriveBatch::target).distinct().toList();
    }

    Map<LetterId, Outcome> outcomes() {
        return Collections.unmodifiableMap(outcomes);
    }

    static TopicPartition target(ProducerRecord<byte[], byte[]> copy) {
        return new TopicPartition(copy.topic(), copy.partition());
    }
}
