package io.huifang.survey.insight.guess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.huifang.survey.insight.guess.Learned.Taught;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;

@Tag("R104")
class LearnedTest {
    private static final Map<String, Long> CAUSES = Map.of("bank-delay", 6L, "fraud", 3L);

    /** (6+1)/11 × (5+2·⅔)/(6+2) against (3+1)/11 × (1+2·⅔)/(3+2). */
    @Test
    void weighsWhatIsFrequentByWhatTheCallHas() {
        Guess guess = learned("TIMEOUT", Map.of("bank-delay", 5L, "fraud", 1L)).orElseThrow();

        double bank = 7.0 / 11 * (5 + 4.0 / 3) / 8;
        double fraud = 4.0 / 11 * (1 + 4.0 / 3) / 5;
        assertThat(guess.rootCause()).isEqualTo("bank-delay");
        assertThat(guess.probability()).isCloseTo(bank / (bank + fraud), within(1e-12));
        assertThat(guess.lessons()).isEqualTo(9);
    }

    @Test
    void letsATraitOutweighWhatIsUsual() {
        Guess guess = learned("RISK", Map.of("bank-delay", 1L, "fraud", 3L)).orElseThrow();

        assertThat(guess.rootCause()).isEqualTo("fraud");
        assertThat(guess.usual()).isEqualTo("bank-delay");
    }

    @Test
    void holdsToWhatIsUsualWhenTheValueWasNeverSeen() {
        Guess guess = learned("NEW", Map.of()).orElseThrow();

        assertThat(guess.rootCause()).isEqualTo("bank-delay");
        assertThat(guess.probability()).isCloseTo(7.0 / 11, within(1e-12));
    }

    /** Spread evenly, the added ones would speak for causes of which little is known. */
    @Test
    void isNotTurnedByARareValueTowardsARareCause() {
        Map<String, Long> causes = Map.of("bank-delay", 900L, "fraud", 10L);
        Taught rare = new Taught("RARE", 5, causes, Map.of("bank-delay", 2L));

        Guess guess =
                new Learned(causes, Map.of(Trait.CAUSE, rare, Trait.EARLIER_CAUSE, rare))
                        .guess(1, 5)
                        .orElseThrow();

        assertThat(guess.rootCause()).isEqualTo("bank-delay");
    }

    @Test
    void saysNothingWhileTooLittleWasLearned() {
        assertThat(new Learned(CAUSES, Map.of()).guess(10, 5)).isEmpty();
        assertThat(new Learned(Map.of(), Map.of()).guess(1, 5)).isEmpty();
    }

    @Test
    void takesOfTwoAlikeAlwaysTheSame() {
        Map<String, Long> alike = Map.of("fraud", 4L, "bank-delay", 4L, "wallet-fault", 4L);

        assertThat(new Learned(alike, Map.of()).guess(1, 5).orElseThrow().rootCause())
                .isEqualTo("bank-delay");
    }

    @Test
    void givesTheGroundsThatRaiseIt() {
        Guess guess = learned("TIMEOUT", Map.of("bank-delay", 5L, "fraud", 1L)).orElseThrow();

        assertThat(guess.grounds())
                .containsExactly(
                        new Ground(null, null, 6, 9), new Ground(Trait.CAUSE, "TIMEOUT", 5, 6));
    }

    @Test
    @Tag("R98")
    void tellsNothingOfFewCalls() {
        Guess guess = learned("RISK", Map.of("bank-delay", 1L, "fraud", 3L)).orElseThrow();

        assertThat(guess.grounds()).containsExactly(new Ground(null, null, 3, 9));
    }

    /** Of six calls with a delay and three with fraud, all with a cause. */
    private static Optional<Guess> learned(String value, Map<String, Long> hits) {
        return new Learned(CAUSES, Map.of(Trait.CAUSE, new Taught(value, 2, CAUSES, hits)))
                .guess(9, 5);
    }
}
