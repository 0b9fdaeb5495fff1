package io.huifang.survey.insight.indicator.counting;

import io.huifang.survey.insight.indicator.tally.Point;
import io.huifang.survey.insight.indicator.tally.Tally;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import java.util.ArrayList;
import java.util.List;

/** Changes by point, until the moment is over. */
final class Gathered {
    /** Then they are passed on earlier; of a backlog very many come in a moment. */
    private static final int MUCH = 2000;

    private final KeyValueStore<String, Tally> store;
    private int added;

    Gathered(KeyValueStore<String, Tally> store) {
        this.store = store;
    }

    /** Adds a change, which stays as it is. */
    void add(String point, Tally change) {
        Tally known = store.get(point);
        store.put(point, (known == null ? new Tally() : known).add(change.amounts(), 1));
        added++;
    }

    boolean isMuch() {
        return added >= MUCH;
    }

    /** Gives away all there is, and keeps nothing. */
    Parcels take() {
        List<KeyValue<String, Tally>> all = new ArrayList<>();
        try (KeyValueIterator<String, Tally> entries = store.all()) {
            entries.forEachRemaining(all::add);
        }
        Parcels parcels = new Parcels();
        for (KeyValue<String, Tally> one : all) {
            parcels.add(Point.of(one.key), one.value);
            store.delete(one.key);
        }
        added = 0;
        return parcels;
    }
}
