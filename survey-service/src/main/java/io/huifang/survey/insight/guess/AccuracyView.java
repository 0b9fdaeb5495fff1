package io.huifang.survey.insight.guess;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.survey.insight.measure.Interval;
import io.huifang.survey.insight.measure.Share;
import io.huifang.survey.smallgroup.SmallGroups;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How often guesses were right.
 *
 * @param reason of which calls; absent for all
 * @param n guesses of which it is known; absent when hidden
 * @param hits those that were right; absent when hidden
 * @param share of them, from 0 to 1; absent when hidden, or there are none
 * @param low where the share begins in 95 of 100 cases
 * @param high and where it ends
 * @param usual the share of the root cause named most often until then, which needs no guess
 * @param hidden true when there are so few that they could be known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccuracyView(
        String reason,
        Long n,
        Long hits,
        BigDecimal share,
        BigDecimal low,
        BigDecimal high,
        BigDecimal usual,
        boolean hidden) {

    static AccuracyView of(Accuracy accuracy, int smallestGroup) {
        long n = accuracy.n();
        if (n == 0) {
            return new AccuracyView(accuracy.reason(), 0L, 0L, null, null, null, null, false);
        }
        if (SmallGroups.isSmall(n, smallestGroup)) return hidden(accuracy);
        Share share = new Share(accuracy.hits(), n);
        Interval interval = share.interval();
        return new AccuracyView(
                accuracy.reason(),
                n,
                accuracy.hits(),
                decimal(share.value()),
                decimal(interval.low()),
                decimal(interval.high()),
                decimal(new Share(accuracy.usual(), n).value()),
                false);
    }

    static AccuracyView hidden(Accuracy accuracy) {
        return new AccuracyView(accuracy.reason(), null, null, null, null, null, null, true);
    }

    private static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN);
    }
}
