package io.huifang.survey.insight.suggestion;

import io.huifang.survey.insight.measure.Difference;

import java.util.Locale;

/**
 * What the policy might do otherwise, with what speaks for it.
 *
 * @param kind what would be changed
 * @param subject disposition or reason that it is about
 * @param value when it succeeds more often
 * @param difference the share of customers reached then, and at all other times
 * @param chance of such a difference by chance, corrected for all comparisons
 * @param comparisons how many were made
 */
record Suggestion(
        Kind kind,
        String subject,
        String value,
        Difference difference,
        double chance,
        int comparisons) {

    /** What would be changed. */
    enum Kind {
        /** In which part of the day to try again after a disposition. */
        RETRY_DAY_PART,
        /** How long to wait after a disposition. */
        RETRY_WAIT,
        /** At which hour to call for a reason. */
        HOUR
    }

    /** The same for as long as it says the same: by it a person dismisses it. */
    String id() {
        return (kind + "-" + subject + "-" + value).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How many times as often as otherwise. */
    double ratio() {
        return difference.one().value() / difference.other().value();
    }
}
