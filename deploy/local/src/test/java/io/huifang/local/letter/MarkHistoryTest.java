package io.huifang.local.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class MarkHistoryTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MarkHistory history = new MarkHistory(Duration.ofMinutes(1));

    @Test
    void theFirstIntentionCounts() {
        intended("a", 0);
        intended("b", 59);

        assertThat(history.isHeldBy("a")).isTrue();
        assertThat(history.isHeldBy("b")).isFalse();
    }

    @Test
    void anIntentionWithoutAnEndIsAnothersToFinishWhenItsTurnIsOver() {
        intended("a", 0);
        intended("b", 30);
        intended("c", 60);
        intended("d", 90);

        assertThat(history.isHeldBy("c")).isTrue();
        assertThat(history.earliestOtherThan("c"))
                .hasValueSatisfying(mark -> assertThat(mark.run()).isEqualTo("a"));
    }

    @Test
    void whatIsDoneStaysDone() {
        intended("a", 0);
        history.add(at(Mark.done("a", 3, 42), 1));
        intended("b", 600);
        history.add(at(Mark.done("b", 3, 99), 601));

        assertThat(history.done())
                .hasValueSatisfying(mark -> assertThat(mark.offset()).isEqualTo(42));
        assertThat(history.isHeldBy("a")).isFalse();
        assertThat(history.isHeldBy("b")).isFalse();
    }

    @Test
    void anIntentionWithoutATimeCountsForNothing() {
        history.add(Mark.intended("a", 3, 7));
        assertThat(history.isHeldBy("a")).isFalse();
        assertThat(history.isUntimed("a")).isTrue();

        intended("b", 0);

        assertThat(history.isHeldBy("b")).isTrue();
        assertThat(history.isUntimed("b")).isFalse();
        assertThat(history.earliestOtherThan("b")).isEmpty();
    }

    private void intended(String run, long second) {
        history.add(at(Mark.intended(run, 3, 7), second));
    }

    private static Mark at(Mark mark, long second) {
        return new Mark(
                mark.step(), mark.run(), mark.partition(), mark.offset(), NOON.plusSeconds(second));
    }
}
