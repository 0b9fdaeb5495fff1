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
 * @param gatherFor so long changes are gathered before they are passed on
 */
public record Rules(ZoneId zone, Duration keptFor, Duration gatherFor) {
    /** Sums of windows that began before it are forgotten. */
    Instant sumsKeptSince(long now) {
        return Instant.ofEpochMilli(now).minus(keptFor).minus(IndicatorConfig.LONGER);
    }
}
