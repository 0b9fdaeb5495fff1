package io.huifang.scheduler.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

/** Which key of the survey side the service starts with. */
@Tag("P14")
class ServiceKeyTest {
    private static final String KEY = "k".repeat(24);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isTakenWhenItIsLongEnough(boolean production) {
        assertThat(ServiceKey.usable(Optional.of(KEY), production)).contains(KEY);
        assertThat(ServiceKey.usable(Optional.of(" " + KEY + "\n"), production)).contains(KEY);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isRefusedWhenItIsShortAndNotRepeated(boolean production) {
        String shorter = "k".repeat(23);

        assertThatIllegalStateException()
                .isThrownBy(() -> ServiceKey.usable(Optional.of(shorter), production))
                .withMessageContaining("huifang.survey.key must have 24 characters")
                .withMessageNotContaining(shorter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "                              "})
    void isNeededInProductionOnly(String none) {
        assertThatIllegalStateException()
                .isThrownBy(() -> ServiceKey.usable(Optional.of(none), true))
                .withMessageContaining("huifang.survey.key is missing");
        assertThat(ServiceKey.usable(Optional.of(none), false)).isEmpty();
    }

    @Test
    void isMissingWhereNothingIsSaid() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ServiceKey.usable(Optional.empty(), true))
                .withMessageContaining("huifang.survey.key is missing");
    }
}
