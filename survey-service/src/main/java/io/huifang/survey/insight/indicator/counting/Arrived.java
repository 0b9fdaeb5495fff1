package io.huifang.survey.insight.indicator.counting;

import io.huifang.survey.insight.indicator.tally.Tally;
import io.huifang.survey.insight.indicator.tally.Window;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parcels that were not added up yet, as they came. */
final class Arrived {
    /** Then they are added up earlier: one transaction must hold what follows, and memory. */
    private static final long MUCH = 256 << 10;

    private final KeyValueStore<Long, byte[]> store;
    private long bytes;

    Arrived(KeyValueStore<Long, byte[]> store) {
        this.store = store;
    }

    /**
     * @param place where it stands in its partition
     */
    void add(long place, byte[] parcel) {
        store.put(place, parcel);
        bytes += parcel.length;
    }

    boolean isMuch() {
        return bytes >= MUCH;
    }

    /** Gives away all changes, by window and combination, and keeps nothing. */
    Map<Window, Map<String, Tally>> take() {
        Map<Window, Map<String, Tally>> windows = new HashMap<>();
        List<Long> places = new ArrayList<>();
        try (KeyValueIterator<Long, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Long, byte[]> one = all.next();
                places.add(one.key);
                add(Parcel.of(one.value), windows);
            }
        }
        places.forEach(store::delete);
        bytes = 0;
        return windows;
    }

    private static void add(Parcel parcel, Map<Window, Map<String, Tally>> windows) {
        Map<String, Tally> known =
                windows.computeIfAbsent(parcel.window(), window -> new HashMap<>());
        parcel.changes()
                .forEach(
                        (of, change) ->
                                known.computeIfAbsent(of, none -> new Tally())
                                        .add(change.amounts(), 1));
    }
}
