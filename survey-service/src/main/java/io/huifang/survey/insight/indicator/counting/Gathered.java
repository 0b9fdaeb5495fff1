package io.huifang.survey.insight.indicator.counting;

import io.huifang.survey.insight.indicator.tally.Tally;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Changes by cell, until the moment is over. */
final class Gathered {
    private final KeyValueStore<String, Tally> store;

    Gathered(KeyValueStore<String, Tally> store) {
        this.store = store;
    }

    /** Adds a change, which stays as it is. */
    void add(String cell, Tally change) {
        Tally known = store.get(cell);
        store.put(cell, (known == null ? new Tally() : known).add(change.amounts(), 1));
    }

    /** Gives away what came to something, and keeps nothing. */
    void empty(BiConsumer<String, Tally> taker) {
        List<KeyValue<String, Tally>> all = new ArrayList<>();
        try (KeyValueIterator<String, Tally> entries = store.all()) {
            entries.forEachRemaining(all::add);
        }
        for (KeyValue<String, Tally> one : all) {
            if (!one.value.isNothing()) {
                taker.accept(one.key, one.value);
            }
            store.delete(one.key);
        }
    }
}
