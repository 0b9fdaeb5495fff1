package io.huifang.survey.insight.indicator.counting;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How it is counted.
 *
 * @param zone whose days the windows of a day are
 * @param keptFor so long facts are remembered, and windows can change
 * @param gatherFor so long changes are gathered before they are passed on
 */
public record Rules(ZoneId zone, Duration keptFor, Duration gatherFor) {
    /**
     * So much longer sums are remembered than facts: who is behind with its facts may still change
     * them.
     */
    static final Duration LONGER = Duration.ofDays(30);
}
