package io.huifang.survey.insight.indicator.counting;

import io.huifang.survey.insight.indicator.tally.Tally;
import io.huifang.survey.insight.indicator.tally.Window;

import java.util.HashMap;
import java.util.Map;

/**
 * Changes of one window, on their way to where the sums of all its cells are.
 *
 * @param changes by the texts of combinations, with all dimensions that are known
 */
record Parcel(Window window, Map<String, Tally> changes) {

    byte[] bytes() {
        CompactWriter out =
                new CompactWriter()
                        .number(TallySerde.VERSION)
                        .text(window.text())
                        .number(changes.size());
        changes.forEach(
                (of, change) -> {
                    out.text(of);
                    TallySerde.write(change, out);
                });
        return out.bytes();
    }

    /**
     * @throws org.apache.kafka.common.errors.SerializationException when another release made it
     */
    static void require(byte[] bytes) {
        new CompactReader(bytes).expect(TallySerde.VERSION);
    }

    static Parcel of(byte[] bytes) {
        CompactReader in = new CompactReader(bytes).expect(TallySerde.VERSION);
        Window window = Window.of(in.text());
        Map<String, Tally> changes = new HashMap<>();
        for (long left = in.number(); left > 0; left--) {
            changes.put(in.text(), TallySerde.read(in));
        }
        return new Parcel(window, changes);
    }
}
