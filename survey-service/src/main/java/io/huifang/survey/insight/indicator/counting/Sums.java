package io.huifang.survey.insight.indicator.counting;

import io.huifang.survey.insight.indicator.tally.Tally;

/**
 * What was counted in one cell.
 *
 * @param revision how often it was changed
 */
record Sums(long revision, Tally tally) {
    static final Sums NONE = new Sums(0, new Tally());

    /** With a change; the change stays as it is. */
    Sums changed(Tally change) {
        return new Sums(revision + 1, Tally.of(tally.amounts()).add(change.amounts(), 1));
    }
}
