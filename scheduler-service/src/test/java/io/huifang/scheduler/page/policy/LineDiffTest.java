package io.huifang.scheduler.page.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.scheduler.page.policy.LineDiff.Line;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What changed between two documents. */
class LineDiffTest {
    @Test
    void showsAChangeWithTheLinesAroundIt() {
        String before = lines(1, 20);
        String after = before.replace("line 10\n", "other\n");

        LineDiff diff = LineDiff.between(before, after);

        assertThat(diff.lines()).hasSize(10);
        assertThat(diff.lines().get(0).isGap()).isTrue();
        assertThat(diff.lines().get(4)).isEqualTo(new Line("10", "", "line 10"));
        assertThat(diff.lines().get(5)).isEqualTo(new Line("", "10", "other"));
        assertThat(diff.lines().get(9).isGap()).isTrue();
        assertThat(diff.added()).isEqualTo(1);
        assertThat(diff.removed()).isEqualTo(1);
    }

    @Test
    void isEmptyWhenNothingChanged() {
        assertThat(LineDiff.between(lines(1, 9), lines(1, 9)).isEmpty()).isTrue();
    }

    @Test
    void takesDocumentsThatHaveNothingInCommonForOneChange() {
        LineDiff diff = LineDiff.between(lines(1, 20_000), lines(30_000, 60_000));

        assertThat(diff.removed()).isEqualTo(20_000);
        assertThat(diff.added()).isEqualTo(30_001);
    }

    /** No line is so far from a change that it would be left out. */
    @Property(tries = 500)
    void tellsBothTexts(
            @ForAll @Size(max = 6) List<@AlphaChars Character> before,
            @ForAll @Size(max = 6) List<@AlphaChars Character> after) {
        List<String> one = few(before);
        List<String> other = few(after);

        LineDiff diff = LineDiff.between(String.join("\n", one), String.join("\n", other));

        if (diff.isEmpty()) {
            assertThat(one).isEqualTo(other);
        } else if (diff.lines().stream().noneMatch(Line::isGap)) {
            assertThat(texts(diff, line -> !line.isAdded())).isEqualTo(one);
            assertThat(texts(diff, line -> !line.isRemoved())).isEqualTo(other);
        }
    }

    private static List<String> texts(LineDiff diff, Predicate<Line> of) {
        return diff.lines().stream().filter(of).map(Line::text).toList();
    }

    /** Of few different lines, so that texts have some in common. */
    private static List<String> few(List<Character> letters) {
        return letters.stream().map(letter -> String.valueOf(letter % 3)).toList();
    }

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> "line " + number + "\n")
                .collect(Collectors.joining());
    }
}
