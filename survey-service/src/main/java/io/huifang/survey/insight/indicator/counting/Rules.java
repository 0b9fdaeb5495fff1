package io.huifang.survey.insight.indicator.counting;

import io.huifang.survey.insight.indicator.IndicatorConfig;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * How it is counted.
 *
 * @param zone whose days the windows of a day are
 * @param keptFor so long facts are remembered, and windows can change
 * @param gatherFor so long changes of sums are gathered before they are added up and told
 */
public record Rules(ZoneId zone, Duration keptFor, Duration gatherFor) {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    /** Facts of a moment are passed on together, so that few changes wait in the way of facts. */
    Duration passOnEvery() {
        return gatherFor.compareTo(A_MOMENT) < 0 ? gatherFor : A_MOMENT;
    }

    /** Sums of windows that began before it are forgotten. */
    Instant sumsKeptSince(long now) {
        return Instant.ofEpochMilli(now).minus(keptFor).minus(IndicatorConfig.LONGER);
    }
}
