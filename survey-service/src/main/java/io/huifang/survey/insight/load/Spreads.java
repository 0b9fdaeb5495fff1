package io.huifang.survey.insight.load;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * How evenly load falls on the agents of a group who did anything. But for the first, nobody counts
 * as spared because he was there for less time.
 *
 * @param handling seconds of leases and wrap-ups
 * @param callsPerHour at work
 * @param occupancy handling by time at work
 * @param hardShare hard cases by conclusions
 */
public record Spreads(Spread handling, Spread callsPerHour, Spread occupancy, Spread hardShare) {

    static Spreads of(List<Load> loads) {
        return new Spreads(
                spread(loads, it -> BigDecimal.valueOf(it.handlingSeconds())),
                spread(loads, Load::callsPerHour),
                spread(loads, Load::occupancy),
                spread(loads, Load::hardShare));
    }

    /** Who has no such number is left out. */
    private static Spread spread(List<Load> loads, Function<Load, BigDecimal> measure) {
        return Spread.of(
                loads.stream()
                        .map(measure)
                        .filter(Objects::nonNull)
                        .map(BigDecimal::doubleValue)
                        .toList());
    }
}
