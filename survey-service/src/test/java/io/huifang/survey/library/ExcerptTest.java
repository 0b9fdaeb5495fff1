package io.huifang.survey.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.survey.library.Excerpt.Piece;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.stream.Collectors;

@Tag("R59")
class ExcerptTest {
    @Test
    void marksWhatWasLookedForAndJoinsWhatOverlaps() {
        assertThat(Excerpt.of("看退款单，再等", Set.of("退款", "款单")))
                .containsExactly(
                        new Piece("看", false), new Piece("退款单", true), new Piece("，再等", false));
    }

    @Test
    void showsTheSurroundingsOfTheFirstHit() {
        String text = "甲".repeat(300) + "冻结" + "乙".repeat(300);

        String shown =
                Excerpt.of(text, Set.of("冻结")).stream()
                        .map(Piece::text)
                        .collect(Collectors.joining());

        assertThat(shown).startsWith("…甲").contains("冻结").endsWith("乙…").hasSizeLessThan(130);
    }

    @Test
    void showsTheBeginningWhenNothingWasLookedFor() {
        assertThat(Excerpt.of("短文", Set.of())).containsExactly(new Piece("短文", false));
        assertThat(Excerpt.of("", Set.of())).isEmpty();
    }

    @Test
    void readsTheMarksOfTheDatabase() {
        String marked = "a " + Excerpt.HIT + "refund" + Excerpt.END + " <b>";

        assertThat(Excerpt.ofMarked(marked))
                .containsExactly(
                        new Piece("a ", false),
                        new Piece("refund", true),
                        new Piece(" <b>", false));
    }
}
