package io.huifang.local.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.contract.DeadLetterHeaders;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

import java.util.ArrayList;
import java.util.List;

/** How a record goes back: as it was, on its partition, with the name of the letter it was. */
final class Copies {
    private Copies() {}

    static ProducerRecord<byte[], byte[]> of(DeadLetter letter, Place origin) {
        return new ProducerRecord<>(
                origin.topic(),
                origin.partition(),
                timestamp(letter),
                letter.key(),
                letter.value(),
                named(letter, letter.headers()));
    }

    /** Of a letter that is not whole, from the record at its origin. */
    static ProducerRecord<byte[], byte[]> of(
            DeadLetter letter, ConsumerRecord<byte[], byte[]> record) {
        List<Header> headers = List.of(record.headers().toArray());
        return new ProducerRecord<>(
                record.topic(),
                record.partition(),
                record.headers().lastHeader("ce_time") == null ? record.timestamp() : null,
                record.key(),
                record.value(),
                named(letter, headers));
    }

    /**
     * Of an event without a time of its own the record's timestamp is the time. Of others it is
     * left to now, so that a short retention does not take the copy at once.
     */
    private static Long timestamp(DeadLetter letter) {
        return letter.attribute("time").isPresent() || letter.originalTimestamp().isEmpty()
                ? null
                : letter.originalTimestamp().getAsLong();
    }

    private static List<Header> named(DeadLetter letter, List<Header> headers) {
        List<Header> named = new ArrayList<>(headers);
        named.add(
                new RecordHeader(
                        DeadLetterHeaders.REDRIVEN_FROM, letter.id().inOneWord().getBytes(UTF_8)));
        return named;
    }
}
