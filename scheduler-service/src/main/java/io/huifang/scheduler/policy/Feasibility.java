package io.huifang.scheduler.policy;

import java.time.Instant;

/** Whether and when a call can be made at all. */
public sealed interface Feasibility {
    /**
     * The earliest stretch in which calling is allowed everywhere the customer may be.
     *
     * @param from first allowed instant, UTC; not before the one asked for
     * @param until end of the stretch (exclusive), UTC: where the window closes or freshness ends,
     *     whichever comes first
     */
    record Feasible(Instant from, Instant until) implements Feasibility {}

    /**
     * There is no such stretch.
     *
     * @param rule what forbids it
     */
    record Infeasible(Rule rule) implements Feasibility {}

    /** The rules that can leave no time for a call. */
    enum Rule {
        /** Freshness had ended before the call was due. */
        FRESHNESS_OVER("freshness.over", "the matter is no longer fresh when the call is due"),
        /** No window opens before freshness ends. */
        OPENS_TOO_LATE(
                "calling-window.opens-too-late",
                "no calling window opens before the matter is no longer fresh"),
        /** The windows of the customer's possible zones have no hour in common, ever. */
        NO_COMMON_HOURS(
                "calling-window.no-common-hours",
                "there is no hour at which calling is allowed in every zone the customer may be"
                        + " in");

        private final String id;
        private final String explanation;

        Rule(String id, String explanation) {
            this.id = id;
            this.explanation = explanation;
        }

        /** The id that stands in decisions, such as {@code freshness.over}. */
        public String id() {
            return id;
        }

        /** Why there is no time, in plain English; the end of a sentence. */
        public String explanation() {
            return explanation;
        }
    }
}
