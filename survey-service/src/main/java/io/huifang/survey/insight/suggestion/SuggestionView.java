package io.huifang.survey.insight.suggestion;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.survey.insight.measure.Difference;
import io.huifang.survey.insight.measure.Interval;
import io.huifang.survey.insight.measure.Share;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * A suggestion as people see it.
 *
 * @param id by which it is dismissed
 * @param kind {@code RETRY_DAY_PART}, {@code RETRY_WAIT} or {@code HOUR}
 * @param subject the disposition of the attempt before, or the reason
 * @param value when the customer is reached more often: {@code MORNING}, {@code AFTERNOON} or
 *     {@code EVENING}; the longest wait, as a duration, or {@code LONGER} than a day; the hour
 * @param then attempts at that time
 * @param otherwise attempts of the same subject at all others
 * @param difference of the shares
 * @param low where it begins in 95 of 100 cases
 * @param high and where it ends
 * @param chance of such a difference by chance, corrected for all comparisons
 * @param comparisons how many were made
 * @param dismissed by whom, when and why; absent for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SuggestionView(
        String id,
        String kind,
        String subject,
        String value,
        TriedView then,
        TriedView otherwise,
        BigDecimal difference,
        BigDecimal low,
        BigDecimal high,
        double chance,
        int comparisons,
        DismissalView dismissed) {

    /**
     * Attempts.
     *
     * @param reached in which the customer himself was reached
     * @param n all of them
     * @param share from 0 to 1
     */
    public record TriedView(long reached, long n, BigDecimal share) {
        static TriedView of(Share share) {
            return new TriedView(share.hits(), share.n(), decimal(share.value()));
        }
    }

    /**
     * A person's word.
     *
     * @param at when, UTC
     * @param by the person's account
     * @param because why, as a code
     */
    public record DismissalView(Instant at, String by, String because) {
        static DismissalView of(Dismissal dismissal) {
            return dismissal == null
                    ? null
                    : new DismissalView(
                            dismissal.at(), dismissal.actor(), dismissal.because().name());
        }
    }

    static SuggestionView of(Suggestion suggestion, Dismissal dismissal) {
        Difference difference = suggestion.difference();
        Interval interval = difference.interval();
        return new SuggestionView(
                suggestion.id(),
                suggestion.kind().name(),
                suggestion.subject(),
                suggestion.value(),
                TriedView.of(difference.one()),
                TriedView.of(difference.other()),
                decimal(difference.value()),
                decimal(interval.low()),
                decimal(interval.high()),
                suggestion.chance(),
                suggestion.comparisons(),
                DismissalView.of(dismissal));
    }

    private static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN);
    }
}
