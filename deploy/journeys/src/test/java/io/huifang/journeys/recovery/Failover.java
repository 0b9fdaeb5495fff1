package io.huifang.journeys.recovery;

import io.huifang.journeys.fault.Fault;

import java.util.ArrayList;
import java.util.List;

/**
 * The primary of all three databases is lost, and its standby promoted.
 *
 * @param pair the two
 * @param watch asks when users are served again
 * @param times what it found, each time that it happened
 */
public record Failover(Pair pair, ServiceWatch watch, List<ServiceWatch.Times> times)
        implements Fault {

    public Failover(Pair pair, ServiceWatch watch) {
        this(pair, watch, new ArrayList<>());
    }

    @Override
    public String name() {
        return "loss of the primary, failover";
    }

    @Override
    public void happen() {
        pair.losePrimary();
        ServiceWatch.Look look = watch.begin();
        pair.promote();
        times.add(look.times());
    }

    /**
     * The lost one is back, and each commit on both again. No fault, but under load.
     *
     * @param pair the two
     */
    public record Return(Pair pair) implements Fault {
        @Override
        public String name() {
            return "the old primary is a standby";
        }

        @Override
        public void happen() {
            pair.bringBack();
        }
    }

    /**
     * The standby is killed, and started again when the first commit waits for it.
     *
     * @param pair the two
     */
    public record StandbyLost(Pair pair) implements Fault {
        @Override
        public String name() {
            return "kill -9 the standby";
        }

        @Override
        public void happen() {
            pair.loseStandby();
        }
    }

    /**
     * The standby gets nothing any more, and commits count without it.
     *
     * @param pair the two
     */
    public record Lag(Pair pair) implements Fault {
        @Override
        public String name() {
            return "the standby falls behind";
        }

        @Override
        public void happen() {
            pair.letTheStandbyFallBehind();
        }
    }
}
