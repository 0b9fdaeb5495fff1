package io.huifang.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Table;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class LatencyTablesTest {
    private static final Map<String, Figure> MEDIANS =
            Stream.of(
                            LatencyTables.ACCEPTED_P50,
                            LatencyTables.ACCEPTED_P99,
                            LatencyTables.CLAIMED_P50,
                            LatencyTables.CLAIMED_P99)
                    .collect(Collectors.toMap(name -> name, name -> Figure.of(1)));

    private static final Histogram NONE = new Histogram(3);
    private static final Passage ALL_WELL = new Passage(9, 0, 0, 0, 0, 0, NONE, NONE, Map.of());
    private static final Passage TROUBLED = new Passage(9, 5, 4, 3, 2, 0, NONE, NONE, Map.of());

    @Test
    void a_rate_below_the_goal_is_named_and_not_reached() {
        String report = report(640);

        assertThat(report)
                .contains("ms at 640/s", "p50 ÷ 2 ms at 640/s")
                .containsPattern("events/s measured at ÷ 1,000 +\\| 640 +\\| 1,000 .*no +\\|");
    }

    @Test
    void the_rate_of_the_goal_is_reached() {
        assertThat(report(1_000)).containsPattern("measured at ÷ 1,000 .*\\| yes +\\|");
    }

    @Test
    void times_within_the_goal_reach_it() {
        assertThat(report(1_000, ALL_WELL)).containsPattern("claimed, p99 ÷ 45 ms .*\\| yes +\\|");
    }

    @Test
    void no_time_reaches_its_goal_where_events_were_lost() {
        assertThat(report(1_000, TROUBLED))
                .containsPattern("refused, lost or doubled .*\\| no +\\|")
                .containsPattern("claimed, p99 ÷ 45 ms .*\\| no +\\|");
    }

    @Test
    void nothing_reaches_a_goal_where_nothing_was_accepted() {
        Passage idle = new Passage(0, 0, 0, 0, 0, 0, NONE, NONE, Map.of());

        assertThat(report(1_000, idle)).containsPattern("POST → 202, p50 .*\\| no +\\|");
    }

    @Test
    void whatever_went_wrong_is_counted() {
        assertThat(report(640, TROUBLED))
                .containsPattern("measured at 640/s +\\| 9 +\\| 5 +\\| 4 +\\| 3 +\\| 2");
    }

    private static String report(double rate) {
        return report(rate, ALL_WELL);
    }

    private static String report(double rate, Passage passage) {
        LatencyTables tables = new LatencyTables(rate, new Tally());
        tables.measured(passage);
        tables.latencies(MEDIANS);
        tables.held(600, new Table("tried"));
        return tables.report().toString();
    }
}
