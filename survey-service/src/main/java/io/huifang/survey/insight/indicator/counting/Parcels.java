package io.huifang.survey.insight.indicator.counting;

import io.huifang.survey.insight.indicator.Grain;
import io.huifang.survey.insight.indicator.tally.Point;
import io.huifang.survey.insight.indicator.tally.Tally;
import io.huifang.survey.insight.indicator.tally.Window;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Makes parcels of changes: one for a window, or some, each well below what a record may be. */
final class Parcels {
    private static final int MOST_CHANGES = 200;

    private final Map<Window, Map<String, Tally>> windows = new HashMap<>();

    void add(Point point, Tally change) {
        for (Grain grain : Grain.values()) {
            windows.computeIfAbsent(point.window(grain), window -> new HashMap<>())
                    .computeIfAbsent(point.of(), of -> new Tally())
                    .add(change.amounts(), 1);
        }
    }

    void forEach(Consumer<Parcel> taker) {
        windows.forEach((window, changes) -> cut(window, changes, taker));
    }

    private static void cut(Window window, Map<String, Tally> changes, Consumer<Parcel> taker) {
        Map<String, Tally> some = new HashMap<>();
        for (Map.Entry<String, Tally> change : changes.entrySet()) {
            if (!change.getValue().isNothing()) {
                some.put(change.getKey(), change.getValue());
            }
            if (some.size() == MOST_CHANGES) {
                taker.accept(new Parcel(window, some));
                some = new HashMap<>();
            }
        }
        if (!some.isEmpty()) {
            taker.accept(new Parcel(window, some));
        }
    }
}
