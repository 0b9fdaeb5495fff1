package io.huifang.survey.word;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which key for the scheduler the service starts with. */
@Tag("P14")
class SchedulerKeyTest {
    @Test
    void isTakenWhenTheSchedulerWouldTakeIt() {
        assertThatCode(() -> SchedulerKey.require("k".repeat(24))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "                              ", "kkkkkkkkkkkkkkkkkkkkkkk "})
    void isRefusedWhenItIsShortAndNotRepeated(String key) {
        assertThatIllegalStateException()
                .isThrownBy(() -> SchedulerKey.require(key))
                .withMessageContaining("huifang.scheduler.key must have 24 characters")
                .withMessageNotContaining(key);
    }
}
