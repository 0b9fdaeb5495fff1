package io.huifang.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class TypedTest {
    private static final List<String> BENCHMARKS = List.of("intake", "claim");

    @Test
    void five_rounds_are_measured_unless_told_otherwise() {
        assertThat(typed("claim")).isEqualTo(new Typed("claim", 5, false));
        assertThat(typed("claim --rounds 3")).isEqualTo(new Typed("claim", 3, false));
        assertThat(typed("claim --quick")).isEqualTo(new Typed("claim", 1, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "claim --quik",
                "claim --rounds",
                "claim --rounds 0",
                "claim --rounds x"
            })
    void what_is_mistyped_measures_nothing(String words) {
        assertThatThrownBy(() -> typed(words)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Typed typed(String words) {
        return Typed.of(List.of(words.split(" ")), BENCHMARKS);
    }
}
