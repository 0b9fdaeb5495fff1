package io.huifang.local.letter;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.time.Instant;

/**
 * Which letter is meant, for as long as it is remembered. Its place alone does not tell: where the
 * topic was made anew or lost its end, another letter comes to lie there.
 *
 * @param place where it lies
 * @param setAsideAt its record's timestamp, in whole milliseconds, UTC
 */
public record LetterId(Place place, Instant setAsideAt) {
    static LetterId of(ConsumerRecord<?, ?> record) {
        return new LetterId(Place.of(record), Instant.ofEpochMilli(record.timestamp()));
    }

    /** As marks and headers name it: {@code topic/partition/offset@milliseconds since 1970}. */
    public String inOneWord() {
        return "%s/%d/%d@%d"
                .formatted(
                        place.topic(),
                        place.partition(),
                        place.offset(),
                        setAsideAt.toEpochMilli());
    }
}
