package io.huifang.local.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.Topic;
import io.huifang.local.stack.StackFailure;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is remembered of all letters, on the topic {@code dead-letters-redriven}. */
public final class Marks implements AutoCloseable {
    /** How long a turn lasts: after it an unfinished redrive is another run's. */
    static final Duration TURN = Duration.ofMinutes(1);

    private static final int MANY = 500;
    private static final TopicPartition LOG =
            new TopicPartition(Topic.DEAD_LETTERS_REDRIVEN.topicName(), 0);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PartitionReader reader;
    private final Duration turn;
    private final Map<String, MarkHistory> histories = new HashMap<>();

    /** Up to where the marks were read; negative before the first time. */
    private long reached = -1;

    /**
     * @throws StackFailure when the cluster has no such topic
     */
    public Marks(Cluster cluster) {
        this(cluster, TURN);
    }

    Marks(Cluster cluster, Duration turn) {
        this.reader = cluster.reader(MANY);
        this.turn = turn;
        if (!reader.partitions(LOG.topic()).contains(LOG)) {
            reader.close();
            throw new StackFailure(
                    "Kafka has no topic %s, which remembers what was redriven; see docs/operating.md."
                            .formatted(LOG.topic()));
        }
    }

    /** Reads what was marked since the last time. */
    public void catchUp() {
        long beginning = reader.beginnings(List.of(LOG)).get(LOG);
        long end = reader.ends(List.of(LOG)).get(LOG);
        reader.read(
                Map.of(LOG, Math.max(beginning, reached)),
                Map.of(LOG, end),
                records -> records.forEach(this::add));
        reached = end;
    }

    /**
     * Where the letter's record was put back, as {@code partition offset}; null when it was not.
     */
    public String redrivenTo(LetterId letter) {
        return of(letter).done().map(copy -> copy.partition() + " " + copy.offset()).orElse(null);
    }

    MarkHistory of(LetterId letter) {
        return histories.getOrDefault(letter.inOneWord(), new MarkHistory(turn));
    }

    /**
     * @throws StackFailure when the broker does not stamp marks with its time
     */
    void requireTime(LetterId letter, String run) {
        if (of(letter).isUntimed(run)) {
            throw new StackFailure(
                    "Kafka does not put its own time on the records of %s, so nobody can tell whose turn it is. Nothing was sent. Set message.timestamp.type=LogAppendTime for it; see docs/operating.md."
                            .formatted(LOG.topic()));
        }
    }

    /** Writes all of them, or fails. */
    static void write(Sender sender, Map<LetterId, Mark> marks) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(marks.size());
        marks.forEach((letter, mark) -> records.add(record(letter, mark)));
        sender.send(records).forEach(Sender.Answer::orThrow);
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        String letter = record.key() == null ? "" : new String(record.key(), UTF_8);
        histories.computeIfAbsent(letter, first -> new MarkHistory(turn)).add(mark(record));
    }

    private static ProducerRecord<byte[], byte[]> record(LetterId letter, Mark mark) {
        byte[] value =
                JSON.createObjectNode()
                        .put("step", mark.step().name())
                        .put("run", mark.run())
                        .put("partition", mark.partition())
                        .put("offset", mark.offset())
                        .toString()
                        .getBytes(UTF_8);
        return new ProducerRecord<>(
                LOG.topic(), LOG.partition(), letter.inOneWord().getBytes(UTF_8), value);
    }

    static Mark mark(ConsumerRecord<byte[], byte[]> record) {
        try {
            JsonNode mark = JSON.readTree(record.value());
            return new Mark(
                    Mark.Step.valueOf(mark.path("step").asText()),
                    mark.path("run").asText(),
                    mark.path("partition").asInt(),
                    mark.path("offset").asLong(),
                    time(record));
        } catch (IOException | IllegalArgumentException unreadable) {
            // Not passed over: it may be a mark of a later release, and its letter be redriven.
            throw new StackFailure(Place.of(record) + " is no mark of this release.", unreadable);
        }
    }

    /** A time that was given by the writer's clock is none. */
    private static Instant time(ConsumerRecord<?, ?> record) {
        return record.timestampType() == TimestampType.LOG_APPEND_TIME
                ? Instant.ofEpochMilli(record.timestamp())
                : null;
    }

    @Override
    public void close() {
        reader.close();
    }
}
