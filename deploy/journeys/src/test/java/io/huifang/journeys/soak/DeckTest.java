package io.huifang.journeys.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

/** What happens in a run follows from its seed. */
class DeckTest {
    private static final List<String> FAULTS = List.of("kill", "freeze", "slow", "leader", "storm");

    @Test
    void drawsTheSameFromTheSameSeed() {
        assertThat(drawn(42, 23)).isEqualTo(drawn(42, 23));
    }

    @Test
    void drawsOtherwiseFromAnotherSeed() {
        assertThat(drawn(42, 23)).isNotEqualTo(drawn(43, 23));
    }

    @Test
    void drawsEachOnceBeforeAnyOfThemComesAgain() {
        List<String> drawn = drawn(7, 10);

        assertThat(drawn.subList(0, 5)).containsExactlyInAnyOrderElementsOf(FAULTS);
        assertThat(drawn.subList(5, 10)).containsExactlyInAnyOrderElementsOf(FAULTS);
    }

    @Test
    void refusesToDrawFromNothing() {
        assertThatThrownBy(() -> new Deck<>(List.of(), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> drawn(long seed, int times) {
        Deck<String> deck = new Deck<>(FAULTS, seed);
        return Stream.generate(deck::draw).limit(times).toList();
    }
}
