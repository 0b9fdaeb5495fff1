package io.huifang.survey.insight.guess;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What the matter probably comes from, by what was known before the call. It chooses nothing: the
 * agent names the root cause.
 *
 * @param rootCause code
 * @param probability from 0 to 1
 * @param n concluded attempts for the same reason it was taken from
 * @param grounds what speaks for it: the reason first, then what raises it
 * @param latest how often the latest guesses for the same reason were right
 */
public record GuessView(
        String rootCause,
        BigDecimal probability,
        long n,
        List<GroundView> grounds,
        AccuracyView latest) {

    /**
     * One thing that speaks for it: so many of so many calls for the same reason came to it.
     *
     * @param trait what those calls have in common with this one: {@code cause}, {@code attempt},
     *     {@code earlier-outcome} or {@code earlier-cause}; absent for the reason alone
     * @param value and of which value; absent for the reason alone
     * @param hits calls in which this root cause was named
     * @param n calls in which any was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record GroundView(String trait, String value, long hits, long n) {
        static GroundView of(Ground ground) {
            String trait = ground.trait() == null ? null : ground.trait().code();
            return new GroundView(trait, ground.value(), ground.hits(), ground.n());
        }
    }

    static GuessView of(Guess guess, AccuracyView latest) {
        return new GuessView(
                guess.rootCause(),
                BigDecimal.valueOf(guess.probability()).setScale(4, RoundingMode.HALF_EVEN),
                guess.lessons(),
                guess.grounds().stream().map(GroundView::of).toList(),
                latest);
    }
}
