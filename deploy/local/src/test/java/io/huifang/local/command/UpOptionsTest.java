package io.huifang.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

class UpOptionsTest {
    @Test
    void staysInTheForegroundUnlessItIsToldOtherwise() {
        assertThat(UpOptions.parse(List.of())).isEqualTo(new UpOptions(false, false, false));
    }

    @Test
    void takesItsWordsInAnyOrder() {
        assertThat(UpOptions.parse(List.of("--fresh", "--detach")))
                .isEqualTo(new UpOptions(true, false, true));
        assertThat(UpOptions.parse(List.of("--demo"))).isEqualTo(new UpOptions(false, true, false));
    }

    @Test
    void namesTheWordThatItDoesNotKnow() {
        assertThatThrownBy(() -> UpOptions.parse(List.of("--detach", "--detatch")))
                .isInstanceOf(UsageFailure.class)
                .hasMessage("up does not know --detatch.");
    }
}
