package io.huifang.survey.insight.effect;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.survey.insight.measure.Difference;
import io.huifang.survey.insight.measure.Interval;
import io.huifang.survey.insight.measure.Share;
import io.huifang.survey.smallgroup.SmallGroups;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What calls do, by reason.
 *
 * @param from customers' first events from then on are compared, UTC: later than was asked for
 *     where evidence of before is no longer kept
 * @param until and before then, UTC: whatever happened in the days after them is known by now
 * @param days so many days of each customer are looked at
 * @param effects one for each reason for which customers are held out
 */
public record EffectsView(Instant from, Instant until, int days, List<ReasonView> effects) {

    /**
     * One reason.
     *
     * @param outcomes what became of the customers
     */
    public record ReasonView(String reason, List<OutcomeView> outcomes) {
        static ReasonView of(Effect effect, int smallestGroup) {
            return new ReasonView(
                    effect.reason(),
                    Stream.of(Effect.Outcome.values())
                            .map(it -> OutcomeView.of(it, effect.difference(it), smallestGroup))
                            .toList());
        }
    }

    /**
     * One outcome.
     *
     * @param outcome {@code repeated}, {@code complained}, {@code left} or {@code satisfied}
     * @param called of those who were to be called; null when hidden
     * @param heldOut of those who were not, by lot; null when hidden
     * @param difference the first share less the second; null when hidden, or nobody is on a side
     * @param low where the difference begins in 95 of 100 cases
     * @param high and where it ends
     * @param hidden true when a side has so few people that they could be known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OutcomeView(
            String outcome,
            ShareView called,
            ShareView heldOut,
            BigDecimal difference,
            BigDecimal low,
            BigDecimal high,
            boolean hidden) {
        static OutcomeView of(Effect.Outcome outcome, Difference difference, int smallestGroup) {
            String name = outcome.name().toLowerCase(Locale.ROOT);
            long fewest = Math.min(difference.one().n(), difference.other().n());
            if (SmallGroups.isSmall(fewest, smallestGroup)) {
                return new OutcomeView(name, null, null, null, null, null, true);
            }
            Interval interval = difference.interval();
            return new OutcomeView(
                    name,
                    ShareView.of(difference.one()),
                    ShareView.of(difference.other()),
                    decimal(difference.value()),
                    decimal(interval.low()),
                    decimal(interval.high()),
                    false);
        }
    }

    /**
     * Some of all.
     *
     * @param people of whom it is true
     * @param n all of them
     * @param share from 0 to 1
     */
    public record ShareView(long people, long n, BigDecimal share) {
        static ShareView of(Share share) {
            return new ShareView(share.hits(), share.n(), decimal(share.value()));
        }
    }

    private static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN);
    }
}
