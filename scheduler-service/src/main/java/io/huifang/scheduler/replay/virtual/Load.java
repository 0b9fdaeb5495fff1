package io.huifang.scheduler.replay.virtual;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** What one course of things asks of agents and of customers' budgets, hour by hour. */
public final class Load {
    private final Instant from;
    private final Map<Instant, Hour> hours = new TreeMap<>();
    private int placedByRule;

    /**
     * @param from what was before is not counted, UTC
     */
    public Load(Instant from) {
        this.from = from;
    }

    /**
     * One hour.
     *
     * @param calls attempts dispatched
     * @param notices notices sent
     * @param refused contacts the budget refused; a task that is held back is asked about again
     */
    public record Hour(int calls, int notices, int refused) {
        /** Nothing. */
        public static final Hour NONE = new Hour(0, 0, 0);

        Hour and(Hour more) {
            return new Hour(calls + more.calls, notices + more.notices, refused + more.refused);
        }
    }

    void call(Instant at) {
        add(at, new Hour(1, 0, 0));
    }

    void notices(Instant at, int more) {
        if (more > 0) add(at, new Hour(0, more, 0));
    }

    void refused(Instant at, int more) {
        if (more > 0) add(at, new Hour(0, 0, more));
    }

    /** A call after an incident, of which nothing in the books tells when it would have been. */
    void placedByRule() {
        placedByRule++;
    }

    /** How many calls after incidents are where they are by a rule of thumb. */
    public int callsPlacedByRule() {
        return placedByRule;
    }

    void add(Load more) {
        placedByRule += more.placedByRule;
        more.hours.forEach((hour, load) -> hours.merge(hour, load, Hour::and));
    }

    /** By the hour's beginning, UTC. */
    public Map<Instant, Hour> hours() {
        return hours;
    }

    private void add(Instant at, Hour more) {
        if (!at.isBefore(from)) {
            hours.merge(at.truncatedTo(ChronoUnit.HOURS), more, Hour::and);
        }
    }
}
