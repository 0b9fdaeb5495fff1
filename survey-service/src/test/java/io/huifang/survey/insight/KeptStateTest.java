package io.huifang.survey.insight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

@Tag("P17")
class KeptStateTest {
    @Test
    void isGoneOnWithOnceWhenItWasClosedInOrder(@TempDir Path directory) {
        KeptState state = new KeptState(directory.resolve("insight-state"));
        assertThat(state.takeUp()).isFalse();

        state.closedInOrder();

        assertThat(state.takeUp()).isTrue();
        // whoever took it up was killed
        assertThat(state.takeUp()).isFalse();
    }
}
