package io.huifang.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class TypedTest {
    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");

    @Test
    void endsNowUnlessAStartIsTyped() {
        Typed usual = typed("--bootstrap b:1 --pseudonym-key k");
        Typed started = typed("--bootstrap b:1 --pseudonym-key k --start 2026-01-01T00:00:00Z");

        assertThat(usual.scenario().start()).isEqualTo(NOW.minus(Duration.ofDays(90)));
        assertThat(usual.scenario().events()).isEqualTo(1_000_000);
        assertThat(usual.scenario().waved()).isTrue();
        assertThat(started.scenario().start()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(typed("--bootstrap b:1 --pseudonym-key k --quiet --days 7").scenario().waved())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--bootstrap b:1",
                "--bootstrap b:1 --pseudonym-key k --days 0",
                "--bootstrap b:1 --pseudonym-key k --events",
                "--bootstrap b:1 --pseudonym-key k --start yesterday",
                "--bootstrap b:1 --pseudonym-key k --loud"
            })
    void saysWhatIsWrong(String words) {
        assertThatThrownBy(() -> typed(words)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Typed typed(String words) {
        return Typed.of(words.isEmpty() ? List.of() : List.of(words.split(" ")), NOW);
    }
}
