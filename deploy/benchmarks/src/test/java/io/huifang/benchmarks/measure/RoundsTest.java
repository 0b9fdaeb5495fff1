package io.huifang.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

class RoundsTest {
    private final PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());

    @Test
    void contenders_take_turns_and_keep_their_order() throws Exception {
        List<String> turns = new ArrayList<>();

        Map<String, Figure> medians =
                new Rounds(nowhere)
                        .with("b", () -> taken(turns, "b"))
                        .with("a", () -> taken(turns, "a"))
                        .run(2);

        assertThat(turns).containsExactly("b", "a", "b", "a");
        assertThat(medians.keySet()).containsExactly("b", "a");
    }

    @Test
    void the_median_counts_and_outliers_do_not() throws Exception {
        Iterator<Double> values = List.of(3.0, 1_000.0, 1.0, 2.0, 4.0).iterator();

        Map<String, Figure> medians =
                new Rounds(nowhere)
                        .with("x", () -> new Figure(values.next(), Map.of("server", 7.0)))
                        .run(5);

        assertThat(medians).containsEntry("x", new Figure(3.0, Map.of("server", 7.0)));
    }

    @Test
    void an_even_number_of_rounds_gives_the_mean_of_the_middle_two() {
        Figure median =
                Rounds.median(List.of(Figure.of(1), Figure.of(9), Figure.of(3), Figure.of(5)));

        assertThat(median.value()).isEqualTo(4);
    }

    @Test
    void one_run_may_yield_several_figures() throws Exception {
        Map<String, Figure> medians =
                new Rounds(nowhere)
                        .with(() -> Map.of("p50", Figure.of(1)))
                        .with(() -> Map.of("p99", Figure.of(2)))
                        .run(3);

        assertThat(medians).containsOnlyKeys("p50", "p99");
    }

    private static Figure taken(List<String> turns, String name) {
        turns.add(name);
        return Figure.of(1);
    }
}
