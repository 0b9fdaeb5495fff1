package io.huifang.survey.insight.guess;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.survey.insight.measure.Interval;
import io.huifang.survey.insight.measure.Share;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Guesses over some thousand calls in a world whose truth is known: each call is guessed from those
 * before it, then learned.
 */
@Tag("R104")
class GuessingTest {
    private static final int CALLS = 4000;
    private static final int LEAST = 30;

    private static final List<String> ROOT_CAUSES =
            List.of("bank-delay", "bank-delay", "bank-delay", "wallet-fault", "fraud");
    private static final List<String> CAUSES = List.of("TIMEOUT", "NETWORK", "RISK", "LIMIT");
    private static final List<String> OUTCOMES = List.of("NONE", "NO_ANSWER", "REACHED_PARTIAL");

    /** What the truth is taken from. */
    private record World(SplittableRandom random, double followsTheEvent) {
        String rootCause(Known known) {
            return random.nextDouble() < followsTheEvent ? planted(known) : any(ROOT_CAUSES);
        }

        private static String planted(Known known) {
            if (known.traits().get(Trait.EARLIER_CAUSE).equals("fraud")) return "fraud";
            return switch (known.traits().get(Trait.CAUSE)) {
                case "NETWORK" -> "network-fault";
                case "RISK" -> "fraud";
                case "LIMIT" -> "insufficient-balance";
                default -> "bank-delay";
            };
        }

        Known call() {
            return new Known(
                    "payment-failed",
                    Map.of(
                            Trait.CAUSE, any(CAUSES),
                            Trait.ATTEMPT, Integer.toString(1 + random.nextInt(3)),
                            Trait.EARLIER_OUTCOME, any(OUTCOMES),
                            Trait.EARLIER_CAUSE,
                                    random.nextDouble() < 0.8 ? "NONE" : any(ROOT_CAUSES)));
        }

        private <T> T any(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }
    }

    private static Accuracy guessed(World world, Function<Known, Known> seen) {
        Tally tally = new Tally();
        Accuracy accuracy = Accuracy.NONE;
        for (int i = 0; i < CALLS; i++) {
            Known call = world.call();
            Known known = seen.apply(call);
            String named = world.rootCause(call);
            Accuracy one =
                    tally.about(known)
                            .guess(LEAST, 5)
                            .map(
                                    guess ->
                                            new Accuracy(
                                                    null,
                                                    1,
                                                    guess.rootCause().equals(named) ? 1 : 0,
                                                    guess.usual().equals(named) ? 1 : 0))
                            .orElse(Accuracy.NONE);
            accuracy = accuracy.plus(one);
            tally.learn(known, named);
        }
        return accuracy;
    }

    private static World world(long seed, double followsTheEvent) {
        return new World(new SplittableRandom(seed), followsTheEvent);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void areRightFarMoreOftenThanTheUsualWhereTheEventTells(long seed) {
        Accuracy accuracy = guessed(world(seed, 0.7), Function.identity());

        assertThat(accuracy.n()).isGreaterThan(CALLS - 2 * LEAST);
        Interval guessed = new Share(accuracy.hits(), accuracy.n()).interval();
        Interval usual = new Share(accuracy.usual(), accuracy.n()).interval();
        assertThat(guessed.low()).isGreaterThan(usual.high() + 0.2);
        // no more can be known: seven of ten follow the event, and some of the others by chance
        assertThat(guessed.low()).isLessThan(0.9);
        assertThat(guessed.high()).isGreaterThan(0.7);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void gainNothingWhereTheEventTellsNothing(long seed) {
        Accuracy accuracy = guessed(world(seed, 0), Function.identity());

        double gain = (double) (accuracy.hits() - accuracy.usual()) / accuracy.n();
        assertThat(gain).isBetween(-0.03, 0.01);
    }

    /** The world is the same; nothing of the call is known to whoever guesses. */
    @Test
    void areTheUsualWithoutAnyTrait() {
        Accuracy accuracy = guessed(world(6, 0.7), known -> new Known(known.reason(), Map.of()));

        assertThat(accuracy.hits()).isEqualTo(accuracy.usual());
    }
}
