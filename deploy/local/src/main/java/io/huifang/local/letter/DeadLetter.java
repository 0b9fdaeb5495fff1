package io.huifang.local.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.contract.DeadLetterHeaders;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A dead letter as it lies on its topic. What an attacker put into the record is told as it is; our
 * own headers stand behind the record's and cannot be forged by it.
 */
public final class DeadLetter {
    private final ConsumerRecord<byte[], byte[]> record;
    private final List<Header> originals;
    private final List<Header> ours;

    DeadLetter(ConsumerRecord<byte[], byte[]> record) {
        this.record = record;
        List<Header> all = Arrays.asList(record.headers().toArray());
        int border = border(all);
        this.originals = List.copyOf(all.subList(0, border));
        this.ours = List.copyOf(all.subList(border, all.size()));
    }

    /** By which it is remembered. */
    public LetterId id() {
        return LetterId.of(record);
    }

    /** Where the letter lies. */
    public Place place() {
        return id().place();
    }

    /** When it was set aside, UTC. */
    public Instant setAsideAt() {
        return id().setAsideAt();
    }

    /** Why. */
    public String reason() {
        return our(DeadLetterHeaders.REASON).orElse("(none: not written by Huifang)");
    }

    /** Where its record stood; empty when the letter does not tell, or tells of another topic. */
    public Optional<Place> origin() {
        String topic = our(DeadLetterHeaders.TOPIC).orElse("");
        OptionalLong partition = number(DeadLetterHeaders.PARTITION);
        OptionalLong offset = number(DeadLetterHeaders.OFFSET);
        boolean told = partition.isPresent() && offset.isPresent();
        return told && record.topic().equals(topic + DeadLetterHeaders.TOPIC_SUFFIX)
                ? Optional.of(new Place(topic, (int) partition.getAsLong(), offset.getAsLong()))
                : Optional.empty();
    }

    /** When its record was written, in milliseconds since 1970. */
    OptionalLong originalTimestamp() {
        return number(DeadLetterHeaders.TIMESTAMP);
    }

    /** What stayed at the origin, and why; empty when the letter is whole. */
    public Optional<String> omitted() {
        return our(DeadLetterHeaders.OMITTED);
    }

    /** The letters the record was before it was put back and failed again, oldest first. */
    public List<String> ancestors() {
        return originals.stream()
                .filter(header -> header.key().equals(DeadLetterHeaders.REDRIVEN_FROM))
                .map(DeadLetter::text)
                .toList();
    }

    /** A CloudEvents attribute of the record, such as {@code type}; empty when it has none. */
    public Optional<String> attribute(String name) {
        return last(originals, "ce_" + name);
    }

    /** The record's own headers. */
    public List<Header> headers() {
        return originals;
    }

    /** The record's key as it came; null when it had none or it was left behind. */
    public byte[] key() {
        return record.key();
    }

    /** The record's bytes; null when it had none or they were left behind. */
    public byte[] value() {
        return record.value();
    }

    /**
     * Whether key, headers and value are what stood on the topic. A service reads keys as text, so
     * a sign that replaces bytes which are no text means that the letter's key is another one.
     */
    boolean isWhole() {
        return omitted().isEmpty()
                && (key() == null || new String(key(), UTF_8).indexOf('\uFFFD') < 0);
    }

    /** Whether this may be the record that the letter tells of, by what the letter carries. */
    boolean matches(ConsumerRecord<byte[], byte[]> candidate) {
        OptionalLong written = originalTimestamp();
        boolean bare = omitted().isPresent() && value() == null;
        return (written.isEmpty() || written.getAsLong() == candidate.timestamp())
                && (bare
                        || Arrays.equals(value(), candidate.value())
                                && originals.equals(Arrays.asList(candidate.headers().toArray())));
    }

    private Optional<String> our(String name) {
        return last(ours, name);
    }

    private OptionalLong number(String name) {
        return our(name).filter(text -> text.matches("[0-9]{1,18}")).stream()
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    /** Ours begin with the last reason: a record's own headers stand before them. */
    private static int border(List<Header> all) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).key().equals(DeadLetterHeaders.REASON)) return i;
        }
        return all.size();
    }

    private static Optional<String> last(List<Header> headers, String name) {
        List<Header> found = new ArrayList<>(headers);
        found.removeIf(header -> !header.key().equals(name));
        return found.isEmpty() ? Optional.empty() : Optional.of(text(found.get(found.size() - 1)));
    }

    private static String text(Header header) {
        return header.value() == null ? "" : new String(header.value(), UTF_8);
    }

    /** Where it lies, without what it says. */
    @Override
    public String toString() {
        return place().toString();
    }
}
