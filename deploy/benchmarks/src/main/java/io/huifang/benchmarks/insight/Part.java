package io.huifang.benchmarks.insight;

import io.huifang.backing.KafkaBroker;
import io.huifang.contract.Topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * A part of topics.
 *
 * @param from where it begins
 * @param to where it ends, exclusive
 */
record Part(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
    /** From there to the end of these topics now. */
    static Part since(Map<TopicPartition, Long> from, KafkaBroker kafka, List<Topic> topics)
            throws ExecutionException, InterruptedException {
        return new Part(from, ends(kafka, topics));
    }

    /** Where these topics end now. */
    static Map<TopicPartition, Long> ends(KafkaBroker kafka, List<Topic> topics)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (Topic topic : topics) {
            for (int partition = 0; partition < topic.partitions(); partition++) {
                asked.put(new TopicPartition(topic.topicName(), partition), OffsetSpec.latest());
            }
        }
        try (Admin admin = kafka.admin()) {
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(asked).all().get().forEach((at, end) -> ends.put(at, end.offset()));
            return ends;
        }
    }

    Collection<TopicPartition> partitions() {
        return to.keySet();
    }

    /** Records in it, where nobody writes in transactions. */
    long records() {
        return partitions().stream().mapToLong(this::records).sum();
    }

    /** The same of one topic. */
    long records(Topic topic) {
        return partitions().stream()
                .filter(at -> at.topic().equals(topic.topicName()))
                .mapToLong(this::records)
                .sum();
    }

    private long records(TopicPartition at) {
        return to.get(at) - from.get(at);
    }
}
