package io.huifang.survey.insight.indicator.counting;

import io.huifang.survey.insight.indicator.known.Contact;
import io.huifang.survey.insight.indicator.tally.CaseHistory;
import io.huifang.survey.insight.indicator.tally.Decided;
import io.huifang.survey.insight.indicator.tally.Tally;

import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

import java.util.Map;

/** The stores of the counting. Their names are those of inner topics: they must stay. */
final class Stored {
    /** Decided events by customer, reason, time of the event and id. */
    static final String EVENTS = "indicator-events";

    /** First contacts by customer, reason, time and callback. */
    static final String CONTACTS = "indicator-contacts";

    /** Callbacks by customer and id. */
    static final String CASES = "indicator-cases";

    /** Changes that were not passed on yet, by point. */
    static final String GATHERED = "indicator-gathered";

    /** Parcels that were not added up yet, by their places. */
    static final String ARRIVED = "indicator-arrived";

    /** Sums by cell. */
    static final String SUMS = "indicator-sums";

    /** A log that is read whole at every start: bytes and milliseconds. */
    private static final Map<String, String> SHORT_LOG =
            Map.of(
                    TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(16 << 20),
                    TopicConfig.SEGMENT_MS_CONFIG, "600000",
                    TopicConfig.DELETE_RETENTION_MS_CONFIG, "60000",
                    TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1");

    private Stored() {}

    static StoreBuilder<KeyValueStore<String, Decided>> events() {
        return onDisk(EVENTS, KnownSerdes.flat(Decided.class));
    }

    static StoreBuilder<KeyValueStore<String, Contact>> contacts() {
        return onDisk(CONTACTS, KnownSerdes.flat(Contact.class));
    }

    static StoreBuilder<KeyValueStore<String, CaseHistory>> cases() {
        return onDisk(CASES, KnownSerdes.cases());
    }

    /** Small, and emptied every moment. */
    static StoreBuilder<KeyValueStore<String, Tally>> gathered() {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(GATHERED), Serdes.String(), new TallySerde())
                .withCachingEnabled();
    }

    /** Each is written once and deleted once, so what is deleted must leave the log soon. */
    static StoreBuilder<KeyValueStore<Long, byte[]>> arrived() {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(ARRIVED), Serdes.Long(), Serdes.ByteArray())
                .withLoggingEnabled(SHORT_LOG);
    }

    /** A cell's are written once for all that was gathered, so no cache would save any. */
    static StoreBuilder<KeyValueStore<String, Sums>> sums() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(SUMS), Serdes.String(), new SumsSerde());
    }

    private static <T> StoreBuilder<KeyValueStore<String, T>> onDisk(String name, Serde<T> serde) {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name), Serdes.String(), serde)
                .withCachingEnabled();
    }
}
