package io.huifang.survey.insight.indicator.counting;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.survey.insight.indicator.known.Contact;
import io.huifang.survey.insight.indicator.tally.CaseHistory;
import io.huifang.survey.insight.indicator.tally.Decided;
import io.huifang.survey.insight.indicator.tally.Tally;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The stores of the counting. Their names are those of inner topics: they must stay. */
final class Stored {
    /** Decided events by customer, reason, time of the event and id. */
    static final String EVENTS = "indicator-events";

    /** First contacts by customer, reason, time and callback. */
    static final String CONTACTS = "indicator-contacts";

    /** Callbacks by customer and id. */
    static final String CASES = "indicator-cases";

    /** Changes that were not passed on yet, by cell. */
    static final String GATHERED = "indicator-gathered";

    /** Sums by cell. */
    static final String SUMS = "indicator-sums";

    /** Changes whose numbers were not told yet, by cell. */
    static final String UNTOLD = "indicator-untold";

    private Stored() {}

    static StoreBuilder<KeyValueStore<String, Decided>> events(ObjectMapper mapper) {
        return onDisk(EVENTS, json(mapper, Decided.class));
    }

    static StoreBuilder<KeyValueStore<String, Contact>> contacts(ObjectMapper mapper) {
        return onDisk(CONTACTS, json(mapper, Contact.class));
    }

    static StoreBuilder<KeyValueStore<String, CaseHistory>> cases(ObjectMapper mapper) {
        return onDisk(CASES, json(mapper, CaseHistory.class));
    }

    static StoreBuilder<KeyValueStore<String, Tally>> gathered() {
        return forAMoment(GATHERED);
    }

    static StoreBuilder<KeyValueStore<String, Tally>> untold() {
        return forAMoment(UNTOLD);
    }

    /** Small, and emptied every moment. */
    private static StoreBuilder<KeyValueStore<String, Tally>> forAMoment(String name) {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), new TallySerde())
                .withCachingEnabled();
    }

    static StoreBuilder<KeyValueStore<String, Sums>> sums() {
        return onDisk(SUMS, new SumsSerde());
    }

    private static <T> StoreBuilder<KeyValueStore<String, T>> onDisk(String name, Serde<T> serde) {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name), Serdes.String(), serde)
                .withCachingEnabled();
    }

    private static <T> Serde<T> json(ObjectMapper mapper, Class<T> type) {
        return Serdes.serdeFrom(
                (topic, value) -> {
                    try {
                        return value == null ? null : mapper.writeValueAsBytes(value);
                    } catch (IOException impossible) {
                        throw new UncheckedIOException(impossible);
                    }
                },
                (topic, bytes) -> {
                    try {
                        return bytes == null ? null : mapper.readValue(bytes, type);
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    }
                });
    }
}
