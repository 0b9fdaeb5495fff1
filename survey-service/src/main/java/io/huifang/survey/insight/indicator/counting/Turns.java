package io.huifang.survey.insight.indicator.counting;

import java.time.Duration;

/**
 * Whose turn it is: partitions that all begin at once would else all tell in the same moment, in
 * one long transaction, and then nothing for a while.
 */
final class Turns {
    private static final int IN_ALL = 12;

    private int left;

    Turns(int partition) {
        this.left = partition % IN_ALL;
    }

    /** How often it is asked, so that a turn comes once in a period. */
    static Duration every(Duration period) {
        return Duration.ofMillis(Math.max(1, period.toMillis() / IN_ALL));
    }

    boolean isNext() {
        boolean next = left == 0;
        left = next ? IN_ALL - 1 : left - 1;
        return next;
    }
}
