package io.huifang.local.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.contract.DeadLetterHeaders;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The topics that letters came from. */
final class Origins implements AutoCloseable {
    private static final int MANY = 500;

    private final PartitionReader reader;

    Origins(Cluster cluster) {
        this.reader = cluster.reader(MANY);
    }

    /** The record that the letter tells of, while it is still there. */
    Optional<ConsumerRecord<byte[], byte[]>> record(DeadLetter letter) {
        return letter.origin().flatMap(reader::at).filter(letter::matches);
    }

    boolean has(TopicPartition partition) {
        return reader.partitions(partition.topic()).contains(partition);
    }

    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return reader.ends(partitions);
    }

    /** The first offsets that are still there. */
    Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return reader.beginnings(partitions);
    }

    /**
     * Looks for copies of letters.
     *
     * @param letters each with the place from which on its copy may stand
     * @return the copies that are there, by letter; reads each partition once
     */
    Map<LetterId, Place> copies(Map<LetterId, Place> letters) {
        Map<TopicPartition, Long> from = new HashMap<>();
        Map<String, LetterId> wanted = new HashMap<>();
        letters.forEach(
                (letter, since) -> {
                    from.merge(since.topicPartition(), since.offset(), Math::min);
                    wanted.put(letter.inOneWord(), letter);
                });
        Map<LetterId, Place> found = new HashMap<>();
        if (from.isEmpty()) return found;
        reader.read(
                from,
                ends(from.keySet()),
                records ->
                        records.forEach(
                                record -> {
                                    LetterId letter = wanted.get(redrivenFrom(record));
                                    if (letter != null) found.putIfAbsent(letter, Place.of(record));
                                }));
        return found;
    }

    /** Of several the last one counts: those before it were there already when it was a letter. */
    private static String redrivenFrom(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(DeadLetterHeaders.REDRIVEN_FROM);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        reader.close();
    }
}
