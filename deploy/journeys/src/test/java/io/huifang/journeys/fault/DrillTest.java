package io.huifang.journeys.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.journeys.load.Load;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class DrillTest {
    private final List<Integer> happenedAt = new ArrayList<>();

    @Test
    void letsEachFaultMeetALoadThatHasGoneOnSinceTheOneBefore() {
        Sent load = new Sent(Integer.MAX_VALUE);

        new Drill(List.of(fault(load), fault(load)), 50).run(load);

        assertThat(happenedAt.get(0)).isGreaterThanOrEqualTo(50);
        assertThat(happenedAt.get(1)).isGreaterThanOrEqualTo(happenedAt.get(0) + 50);
    }

    @Test
    void letsNoFaultHappenToALoadThatHasEnded() {
        Sent load = new Sent(10);

        assertThatThrownBy(() -> new Drill(List.of(fault(load)), 50).run(load))
                .isInstanceOf(AssertionError.class)
                .hasMessage("the load has ended before a fault");
        assertThat(happenedAt).isEmpty();
    }

    @Test
    void refusesAFaultThatTheLoadDoesNotOutlast() {
        Sent load = new Sent(100);
        Fault endless = new Noted(() -> load.accepted = load.end);

        assertThatThrownBy(() -> new Drill(List.of(endless), 50).run(load))
                .isInstanceOf(AssertionError.class)
                .hasMessage("the load has ended after a fault");
    }

    private Fault fault(Sent load) {
        return new Noted(() -> happenedAt.add(load.accepted));
    }

    private record Noted(Runnable act) implements Fault {
        @Override
        public String name() {
            return "a fault";
        }

        @Override
        public void happen() {
            act.run();
        }
    }

    /** Gets ten more events accepted whenever somebody looks. */
    private static final class Sent implements Load {
        private final int end;
        private int accepted;

        private Sent(int end) {
            this.end = end;
        }

        @Override
        public int done() {
            accepted = Math.min(end, accepted + 10);
            return accepted;
        }

        @Override
        public boolean isFinished() {
            return accepted == end;
        }
    }
}
