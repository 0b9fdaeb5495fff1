package io.huifang.benchmarks.overload;

import io.huifang.benchmarks.measure.Goal;
import io.huifang.benchmarks.measure.Goal.Judged;

import java.util.ArrayList;
import java.util.List;

/**
 * Judges a phase by P23. Whoever answers nothing, accepts nothing or never comes back reaches no
 * goal by that, and what is not a number reaches none.
 */
final class OverloadGoals {
    /** P23. */
    private static final double MOST_MILLIS = 2_000;

    /** The last quarter's memory may be so much of the quarter's before it. */
    private static final double GROWTH = 1.05;

    /** Most of what it does in an overload must be of use. */
    private static final double ACCEPTED = 0.5;

    /** A capacity measured too low would make three times of it no overload. */
    private static final double OVERLOAD = 2;

    /** A sender gets the rate he was promised, also while he asks for far more. */
    private static final double ACCEPTED_OF_RATE = 0.8;

    /**
     * What is refused at once leaves connections free, so where there is a rate nearly the whole
     * overload must reach intake. Without one it gets what comes through its connections.
     */
    private static final double SENT = 0.9;

    private static final double BACK_SECONDS = 10;

    private OverloadGoals() {}

    static List<Judged> judge(Phase phase) {
        Ledger ledger = phase.ledger();
        long requests = ledger.numbers().count();
        double millis = ledger.plannedMillis(99);
        long strange = ledger.outOfTurn() + ledger.unanswered();
        double growth = phase.memory().growth();
        double seconds = phase.backAfterSeconds();
        List<Judged> goals = new ArrayList<>(judgeThroughput(phase));
        goals.add(
                goal(phase, "p99 of the accepted from planned, ms", millis, MOST_MILLIS).atMost(1));
        goals.add(
                goal(phase, "other than 202, 429 or 503 with Retry-After", strange, requests)
                        .atMost(0));
        goals.add(goal(phase, "false entries of ids", phase.books().errors(), requests).atMost(0));
        goals.add(goal(phase, "memory, last quarter ÷ before", growth, 1).atMost(GROWTH));
        goals.add(goal(phase, "back to normal, s", seconds, BACK_SECONDS).atMost(1));
        return goals;
    }

    private static List<Judged> judgeThroughput(Phase phase) {
        Setting setting = phase.setting();
        double accepted = phase.acceptedPerSecond();
        if (!setting.hasRate()) {
            return List.of(
                    goal(phase, "accepted/s ÷ what it can do", accepted, setting.acceptable())
                            .atLeast(ACCEPTED),
                    goal(phase, "offered/s ÷ accepted/s", setting.offered(), accepted)
                            .atLeast(OVERLOAD));
        }
        return List.of(
                goal(phase, "accepted/s ÷ the rate", accepted, setting.acceptable())
                        .atLeast(ACCEPTED_OF_RATE),
                goal(phase, "sent/s ÷ offered/s", phase.sentPerSecond(), setting.offered())
                        .atLeast(SENT));
    }

    private static Goal goal(Phase phase, String name, double ours, double other) {
        return new Goal("P23, " + phase.setting().name() + ": " + name, ours, other);
    }
}
