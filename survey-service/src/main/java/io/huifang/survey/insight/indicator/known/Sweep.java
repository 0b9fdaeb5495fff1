package io.huifang.survey.insight.indicator.known;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Goes through a store some entries at a time, from the first to the last and anew. */
final class Sweep<T> {
    private final KeyValueStore<String, T> store;

    /** Where it goes on; null for the beginning. */
    private String from;

    Sweep(KeyValueStore<String, T> store) {
        this.store = store;
    }

    /** Deletes, of so many entries, those that are over. */
    void some(int most, Predicate<T> over) {
        List<String> found = new ArrayList<>();
        try (KeyValueIterator<String, T> entries = store.range(from, null)) {
            int seen = 0;
            for (; seen < most && entries.hasNext(); seen++) {
                KeyValue<String, T> entry = entries.next();
                if (over.test(entry.value)) {
                    found.add(entry.key);
                }
            }
            from = entries.hasNext() ? entries.peekNextKey() : null;
        }
        found.forEach(store::delete);
    }
}
