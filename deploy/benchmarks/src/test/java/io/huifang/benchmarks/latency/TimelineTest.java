package io.huifang.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.function.LongUnaryOperator;

class TimelineTest {
    private static final int EVENTS = 400;
    private static final long MILLI = 1_000_000;
    private static final long BEGUN = 1_000 * MILLI;

    @Test
    void a_steady_wait_does_not_grow_however_long_it_is() {
        assertThat(timeline(sent -> 3_000 * MILLI).growth()).isZero();
    }

    @Test
    void a_wait_grows_by_the_part_of_the_rate_that_is_too_much() {
        // each second of sending takes 1.25 s of work
        assertThat(timeline(sent -> sent / 4).growth()).isEqualTo(0.25, within(0.01));
    }

    @Test
    void what_was_accepted_and_never_claimed_is_lost() {
        Timeline timeline = timeline(sent -> MILLI);
        timeline.accepted(EVENTS, BEGUN, BEGUN);

        assertThat(timeline.accepted()).isEqualTo(EVENTS + 1);
        assertThat(timeline.lost()).isEqualTo(1);
        assertThat(timeline.doubled()).isZero();
    }

    @Test
    void a_claim_of_what_nobody_accepted_makes_up_for_no_loss() {
        Timeline timeline = new Timeline(2);
        timeline.accepted(0, BEGUN, BEGUN);
        timeline.claimed(1, BEGUN);

        assertThat(timeline.lost()).isEqualTo(1);
    }

    /** One event each 10 ms, claimed so long after as its time of sending says. */
    private static Timeline timeline(LongUnaryOperator wait) {
        Timeline timeline = new Timeline(EVENTS + 1);
        for (int event = 0; event < EVENTS; event++) {
            long sent = event * 10 * MILLI;
            timeline.accepted(event, BEGUN + sent, BEGUN + sent);
            timeline.claimed(event, BEGUN + sent + wait.applyAsLong(sent));
        }
        return timeline;
    }
}
