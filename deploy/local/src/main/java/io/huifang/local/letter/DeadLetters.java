package io.huifang.local.letter;

import io.huifang.contract.DeadLetterHeaders;
import io.huifang.contract.Topic;

import org.apache.kafka.common.TopicPartition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The dead letters of a cluster. */
public final class DeadLetters implements AutoCloseable {
    /** Each may have a mebibyte, and a bare one brings its record along. */
    private static final int FEW = 20;

    private final PartitionReader reader;

    public DeadLetters(Cluster cluster) {
        this.reader = cluster.reader(FEW);
    }

    /** The topics that letters lie on. */
    public static List<String> topics() {
        return Stream.of(Topic.values())
                .map(Topic::topicName)
                .filter(name -> name.endsWith(DeadLetterHeaders.TOPIC_SUFFIX))
                .toList();
    }

    /**
     * The topic that is meant.
     *
     * @param name of the letters' topic, or of the one whose records they were
     * @return empty when no letters lie there
     */
    public static Optional<String> topic(String name) {
        return topics().stream()
                .filter(
                        topic ->
                                topic.equals(name)
                                        || topic.equals(name + DeadLetterHeaders.TOPIC_SUFFIX))
                .findFirst();
    }

    /** Whether the cluster has the topic. */
    public boolean has(String topic) {
        return !reader.partitions(topic).isEmpty();
    }

    /** The letter at that place. */
    public Optional<DeadLetter> at(Place place) {
        return reader.at(place).map(DeadLetter::new);
    }

    /**
     * All letters that lie there now; those that arrive meanwhile are left out.
     *
     * @param batch takes some of them at a time, in the order of their partition
     */
    public void forEachBatch(String topic, Consumer<List<DeadLetter>> batch) {
        List<TopicPartition> partitions = reader.partitions(topic);
        Map<TopicPartition, Long> ends = reader.ends(partitions);
        reader.read(
                reader.beginnings(partitions),
                ends,
                records -> batch.accept(records.stream().map(DeadLetter::new).toList()));
    }

    @Override
    public void close() {
        reader.close();
    }
}
