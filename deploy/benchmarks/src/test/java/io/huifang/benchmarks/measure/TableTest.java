package io.huifang.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;

class TableTest {

    @Test
    void columns_are_as_wide_as_their_widest_cell() {
        Table table = new Table("a", "bcd").row("xyz", "1");

        assertThat(table)
                .hasToString(
                        """
                        | a   | bcd |
                        |-----|-----|
                        | xyz | 1   |
                        """);
    }

    @Test
    void a_row_of_another_length_is_refused() {
        Table table = new Table("a", "b");

        assertThatThrownBy(() -> table.row("1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void processes_stand_in_the_order_an_event_meets_them() {
        Map<String, Figure> medians = new LinkedHashMap<>();
        medians.put("limit", new Figure(12_345.6, Map.of("database", 2.0, "client", 1.0)));
        medians.put("ours", new Figure(1.234, Map.of("survey", 3.0, "broker", 4.0)));

        assertThat(Table.of(medians, "ms").toString().lines().map(TableTest::cells))
                .containsExactly(
                        "contender,ms,client µs,survey µs,broker µs,database µs",
                        "",
                        "limit,12,346,1.0,–,–,2.0",
                        "ours,1.23,–,3.0,4.0,–");
    }

    @Test
    void a_goal_is_reached_at_its_bound_and_not_beyond() {
        Table goals = Goal.table();
        new Goal("rate", 50, 100).atLeast(0.5).addTo(goals);
        new Goal("time", 131, 100).atMost(1.3).addTo(goals);

        assertThat(goals.toString().lines().map(TableTest::cells))
                .contains("rate,50.00,100,0.50,≥ 0.50,yes", "time,131,100,1.31,≤ 1.30,no");
    }

    private static String cells(String line) {
        return line.replaceAll("-+", "")
                .replaceAll("\\s*\\|\\s*", "|")
                .replaceAll("^\\|+|\\|+$", "")
                .replace("|", ",");
    }
}
