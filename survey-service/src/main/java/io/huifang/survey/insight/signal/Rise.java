package io.huifang.survey.insight.signal;

import io.huifang.survey.insight.measure.Rarity;

/**
 * An hour's count beside those of the same hour in the weeks before.
 *
 * @param traits what the events have in common
 * @param events in this hour
 * @param before in all of the earlier hours together
 * @param weeks how many these are, from 1
 */
record Rise(Traits traits, long events, long before, int weeks) {

    /** What the weeks before let us expect. */
    double expected() {
        return (double) before / weeks;
    }

    /** How likely so many or more are by chance. */
    double chance(double dispersion) {
        return Rarity.of(events, before, weeks, dispersion);
    }
}
