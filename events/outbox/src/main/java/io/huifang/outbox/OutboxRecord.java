package io.huifang.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.contract.CloudEventAttributes;
import io.huifang.contract.DeadLetterHeaders;
import io.huifang.contract.Fact;
import io.huifang.contract.Topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One record on its way to Kafka, as it will stand there.
 *
 * @param topic the topic's name
 * @param key the customer's id, which keeps his facts in order; null only for a dead letter that
 *     came without one
 * @param headers CloudEvents attributes in binary mode; names may repeat
 * @param payload the value, JSON in UTF-8; null only for a dead letter that came without one
 */
public record OutboxRecord(String topic, String key, List<Header> headers, byte[] payload) {

    /** The most bytes a record may have, below the topics' {@code max.message.bytes} of 1 MiB. */
    public static final int MAX_BYTES = 1_000_000;

    private static final int MAX_REASON = 300;
    private static final int MAX_ANCESTORS = 100;

    /**
     * @throws IllegalArgumentException when the broker would refuse the record for its size. It
     *     must not get into the outbox: there it would hold up its topic for ever.
     */
    public OutboxRecord {
        headers = List.copyOf(headers);
        if (size(key, headers, payload) > MAX_BYTES) {
            throw new IllegalArgumentException("record for " + topic + " exceeds " + MAX_BYTES);
        }
    }

    /**
     * A fact told by one of our services; its key is the fact's customer.
     *
     * @param source who tells it, for example {@code /huifang/scheduler}
     * @param traceParent W3C trace context of the POST that began it; null when not traced
     * @param json the fact as JSON
     */
    public static OutboxRecord of(
            Topic topic, Fact fact, String source, String traceParent, byte[] json) {
        List<Header> headers = new ArrayList<>(10);
        CloudEventAttributes.of(fact, source, traceParent)
                .forEachHeader((name, value) -> headers.add(new RecordHeader(name, value)));
        return new OutboxRecord(topic.topicName(), fact.customerId(), headers, json);
    }

    /**
     * A record that nobody could read, for the topic {@code <origin>-dlq}: its own key, headers and
     * bytes, and the {@link DeadLetterHeaders}. What is too large to carry along, and a key the
     * database cannot store, stay at their origin, and {@link DeadLetterHeaders#OMITTED} says so.
     *
     * @param reason why, in a few words, without personal data; cut when long
     */
    public static OutboxRecord deadLetter(ConsumerRecord<String, byte[]> origin, String reason) {
        boolean keyIsText = isText(origin.key());
        List<Header> headers = new ArrayList<>(Arrays.asList(origin.headers().toArray()));
        headers.addAll(why(origin, reason));
        if (!keyIsText) {
            headers.add(omitted("key: not storable as text"));
        }
        String key = keyIsText ? origin.key() : null;
        return size(key, headers, origin.value()) <= MAX_BYTES
                ? new OutboxRecord(deadLetterTopic(origin), key, headers, origin.value())
                : bareDeadLetter(origin, reason, "too large");
    }

    /**
     * A dead letter that only tells where the record is, why it was set aside, and which letters it
     * was before.
     */
    static OutboxRecord bareDeadLetter(
            ConsumerRecord<String, byte[]> origin, String reason, String whyBare) {
        List<Header> headers = new ArrayList<>(ancestors(origin));
        headers.addAll(why(origin, reason));
        headers.add(omitted("key, headers and value: " + whyBare));
        return new OutboxRecord(deadLetterTopic(origin), null, headers, null);
    }

    /** A record as it was read back from its row. */
    public static OutboxRecord ofRow(String topic, String key, byte[] headers, byte[] payload) {
        return new OutboxRecord(topic, key, HeaderBytes.unpack(headers), payload);
    }

    byte[] packedHeaders() {
        return HeaderBytes.pack(headers);
    }

    private static String deadLetterTopic(ConsumerRecord<String, byte[]> origin) {
        return origin.topic() + DeadLetterHeaders.TOPIC_SUFFIX;
    }

    private static List<Header> why(ConsumerRecord<String, byte[]> origin, String reason) {
        String words = reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason;
        List<Header> why = new ArrayList<>();
        why.add(header(DeadLetterHeaders.REASON, words));
        why.add(header(DeadLetterHeaders.TOPIC, origin.topic()));
        why.add(header(DeadLetterHeaders.PARTITION, Integer.toString(origin.partition())));
        why.add(header(DeadLetterHeaders.OFFSET, Long.toString(origin.offset())));
        why.add(header(DeadLetterHeaders.TIMESTAMP, Long.toString(origin.timestamp())));
        return why;
    }

    /** What of it came from us is short; anybody else's may be left out. */
    private static List<Header> ancestors(ConsumerRecord<String, byte[]> origin) {
        List<Header> ancestors = new ArrayList<>();
        for (Header header : origin.headers().headers(DeadLetterHeaders.REDRIVEN_FROM)) {
            boolean plausible = header.value() != null && header.value().length <= MAX_REASON;
            if (plausible && ancestors.size() < MAX_ANCESTORS) ancestors.add(header);
        }
        return ancestors;
    }

    private static Header omitted(String what) {
        return header(DeadLetterHeaders.OMITTED, what);
    }

    /** Whether a text column takes it: PostgreSQL knows no NUL, UTF-8 no half of a pair. */
    private static boolean isText(String key) {
        return key == null || key.indexOf('\0') < 0 && UTF_8.newEncoder().canEncode(key);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }

    /** An upper bound of what the record takes in a batch. */
    private static long size(String key, List<Header> headers, byte[] payload) {
        long size = 128 + (key == null ? 0 : 3L * key.length());
        for (Header header : headers) {
            size += 10 + 3L * header.key().length();
            size += header.value() == null ? 0 : header.value().length;
        }
        return size + (payload == null ? 0 : payload.length);
    }
}
