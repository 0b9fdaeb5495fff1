package io.huifang.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class ProofTypedTest {
    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");

    @Test
    void isAboutAMillionEventsOfNinetyDaysThatEndNow() {
        ProofTyped usual = typed("");

        assertThat(usual.scenario().events()).isEqualTo(1_000_000);
        assertThat(usual.scenario().days()).isEqualTo(90);
        assertThat(usual.scenario().start()).isEqualTo(NOW.minus(Duration.ofDays(90)));
        assertThat(usual.keep()).isFalse();
        assertThat(typed("--keep --events 20000").keep()).isTrue();
    }

    /** Windows of more than 120 days ago are closed. */
    @ParameterizedTest
    @ValueSource(strings = {"--days 101", "--events 0", "--events", "--seed x", "--kept"})
    void saysWhatIsWrong(String words) {
        assertThatThrownBy(() -> typed(words)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ProofTyped typed(String words) {
        return ProofTyped.of(words.isEmpty() ? List.of() : List.of(words.split(" ")), NOW);
    }
}
