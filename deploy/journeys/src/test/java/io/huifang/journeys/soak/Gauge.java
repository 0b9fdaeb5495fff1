package io.huifang.journeys.soak;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * What is looked at together, again and again.
 *
 * @param names of the quantities
 * @param now their values, in the order of the names; not a number where there is none
 */
public record Gauge(List<String> names, Supplier<List<Double>> now) {

    public Gauge {
        names = List.copyOf(names);
    }

    /** One quantity alone. */
    public static Gauge of(String name, DoubleSupplier now) {
        return new Gauge(List.of(name), () -> List.of(now.getAsDouble()));
    }

    /** Without values where nobody answers: faults take whom we ask away. */
    List<Double> read() {
        try {
            return now.get();
        } catch (RuntimeException away) {
            return names.stream().map(name -> Double.NaN).toList();
        }
    }
}
