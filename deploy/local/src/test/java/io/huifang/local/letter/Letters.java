package io.huifang.local.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.backing.Backing;
import io.huifang.contract.DeadLetterHeaders;
import io.huifang.contract.Topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The shared broker's wallet events and their letters, as a test uses them. */
public final class Letters implements AutoCloseable {
    public static final String EVENTS = Topic.WALLET_EVENTS.topicName();
    public static final String DLQ = Topic.WALLET_EVENTS_DLQ.topicName();

    private static final int PARTITION = 3;

    public final Cluster cluster = Cluster.at(bootstrap());
    private final Sender sender = new Sender(cluster);
    private final PartitionReader reader = cluster.reader(100);

    public static String bootstrap() {
        return Backing.shared().kafka().bootstrap();
    }

    /** An event of nobody else, as intake wrote it long ago. */
    public static ProducerRecord<byte[], byte[]> event() {
        var event =
                new ProducerRecord<>(
                        EVENTS,
                        PARTITION,
                        1_700_000_000_000L,
                        bytes("c-" + UUID.randomUUID()),
                        bytes("{\"paymentId\":\"p-1\"}"));
        event.headers().add("ce_type", bytes("io.huifang.payment.failed.v1"));
        event.headers().add("ce_id", bytes(UUID.randomUUID().toString()));
        event.headers().add("twice", new byte[] {0, -1});
        event.headers().add("twice", null);
        event.headers().add(DeadLetterHeaders.OFFSET, bytes("-1"));
        return event;
    }

    /** Puts the event on its topic. */
    public Place send(ProducerRecord<byte[], byte[]> event) {
        long offset = sender.send(List.of(event)).get(0).offset();
        return new Place(event.topic(), event.partition(), offset);
    }

    /** A whole letter of an event, as the outbox module writes it. */
    public Place setAside(ProducerRecord<byte[], byte[]> event, Place origin, String reason) {
        var letter = new ProducerRecord<>(DLQ, 0, null, event.key(), event.value());
        event.headers().forEach(letter.headers()::add);
        return send(withOurs(letter, origin, event.timestamp(), reason));
    }

    public Place setAside(ProducerRecord<byte[], byte[]> event, String reason) {
        return setAside(event, new Place(EVENTS, PARTITION, 0), reason);
    }

    /** A letter that only tells where its record stands. */
    public Place setAsideBare(Place origin, long timestamp) {
        var letter =
                withOurs(
                        new ProducerRecord<byte[], byte[]>(DLQ, 0, null, null),
                        origin,
                        timestamp,
                        "bare");
        letter.headers().add(DeadLetterHeaders.OMITTED, bytes("key, headers and value: large"));
        return send(letter);
    }

    DeadLetter at(Place place) {
        return new DeadLetter(reader.at(place).orElseThrow());
    }

    /** What the events' topic holds of that customer. */
    public List<ConsumerRecord<byte[], byte[]>> about(byte[] key) {
        TopicPartition partition = new TopicPartition(EVENTS, PARTITION);
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        reader.read(
                Map.of(partition, 0L),
                reader.ends(List.of(partition)),
                batch ->
                        batch.stream()
                                .filter(it -> Arrays.equals(key, it.key()))
                                .forEach(found::add));
        return found;
    }

    Sender sender() {
        return sender;
    }

    private static ProducerRecord<byte[], byte[]> withOurs(
            ProducerRecord<byte[], byte[]> letter, Place origin, long timestamp, String reason) {
        letter.headers()
                .add(DeadLetterHeaders.REASON, bytes(reason))
                .add(DeadLetterHeaders.TOPIC, bytes(origin.topic()))
                .add(DeadLetterHeaders.PARTITION, bytes("" + origin.partition()))
                .add(DeadLetterHeaders.OFFSET, bytes("" + origin.offset()))
                .add(DeadLetterHeaders.TIMESTAMP, bytes("" + timestamp));
        return letter;
    }

    public static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Override
    public void close() {
        reader.close();
        sender.close();
    }
}
