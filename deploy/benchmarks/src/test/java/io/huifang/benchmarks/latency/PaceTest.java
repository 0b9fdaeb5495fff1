package io.huifang.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.benchmarks.latency.Pace.Step;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class PaceTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final double CHEAP = 500;

    private final Pace pace = new Pace(1_000, 2, Duration.ofMinutes(4));

    @Test
    void begins_gently() {
        assertThat(pace.rate()).isEqualTo(100);
    }

    @Test
    void never_begins_faster_than_it_is_to_end() {
        assertThat(new Pace(40, 2, Duration.ofMinutes(4)).rate()).isEqualTo(40);
    }

    @Test
    void rises_step_by_step_up_to_the_goal() {
        go(CHEAP);
        assertThat(pace.rate()).isEqualTo(150);

        go(CHEAP, CHEAP, CHEAP, CHEAP, CHEAP, CHEAP);

        assertThat(pace.rate()).isEqualTo(1_000);
    }

    @Test
    void leaves_part_of_the_cores_to_others() {
        go(12_000);

        // 0.7 of two cores at 12 ms an event
        assertThat(pace.rate()).isBetween(116.0, 117.0);
    }

    @Test
    void slows_down_while_anything_waits() {
        pace.after(new Step(TEN_SECONDS, CHEAP, true));

        assertThat(pace.rate()).isBetween(69.0, 71.0);
    }

    @Test
    void never_stops_altogether() {
        for (int i = 0; i < 10; i++) {
            pace.after(new Step(TEN_SECONDS, 1_000_000, true));
        }

        assertThat(pace.rate()).isEqualTo(50);
    }

    @Test
    void is_over_once_the_goal_is_reached_and_the_cost_falls_no_more() {
        go(CHEAP, CHEAP, CHEAP, CHEAP, CHEAP);
        assertThat(pace.isOver()).isFalse();

        go(CHEAP, CHEAP);

        assertThat(pace.isOver()).isTrue();
    }

    @Test
    void believes_a_steady_cost_below_the_goal_only_after_half_of_the_longest_time() {
        go(12_000, 12_000, 12_000, 12_000, 12_000, 12_000, 12_000, 12_000, 12_000, 12_000, 12_000);
        assertThat(pace.isOver()).isFalse();

        go(12_000);

        assertThat(pace.isOver()).isTrue();
    }

    @Test
    void goes_on_while_the_cost_falls() {
        for (int i = 0; i < 20; i++) {
            go(20_000 * Math.pow(0.95, i));
        }

        assertThat(pace.isOver()).isFalse();
    }

    @Test
    void is_over_after_the_longest_time_whatever_the_cost() {
        for (int i = 0; i < 23; i++) {
            go(20_000 * Math.pow(0.9, i));
        }
        assertThat(pace.isOver()).isFalse();

        go(20_000 * Math.pow(0.9, 24));

        assertThat(pace.isOver()).isTrue();
    }

    private void go(double... costs) {
        for (double cost : costs) {
            pace.after(new Step(TEN_SECONDS, cost, false));
        }
    }
}
