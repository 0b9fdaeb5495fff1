package io.huifang.scheduler.policy;

import io.huifang.scheduler.policy.law.RulePack;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Whether and when a call can be made at all. */
public sealed interface Feasibility {
    /**
     * The earliest stretch in which calling is allowed everywhere the customer may be.
     *
     * @param from first allowed instant, UTC; not before the one asked for
     * @param until end of the stretch (exclusive), UTC: where the window closes or freshness ends,
     *     whichever comes first
     * @param movedBy the rules that put it off, the one that settled the instant last; empty when
     *     the call can be made at the instant asked for
     */
    record Feasible(Instant from, Instant until, List<Rule> movedBy) implements Feasibility {
        public Feasible {
            movedBy = List.copyOf(movedBy);
        }

        /** Whether the call cannot be made at the instant asked for. */
        public boolean isMoved() {
            return !movedBy.isEmpty();
        }

        /** The rule that settled the instant of a call that is put off. */
        public Rule settledBy() {
            return movedBy.get(movedBy.size() - 1);
        }
    }

    /**
     * There is no such stretch.
     *
     * @param rule what forbids it: the first of law, quiet hours, windows, holidays and wishes that
     *     leaves no time together with those before it. {@link Rule#WISHES} means that a call is
     *     allowed, but unwelcome: write to him instead.
     */
    record Infeasible(Rule rule) implements Feasibility {}

    /**
     * A rule by which a call must wait, or for which there is no time at all.
     *
     * @param id stands in decisions, such as {@code calling-window}
     * @param explanation why, in plain English; the end of a sentence
     */
    record Rule(String id, String explanation) {
        /** Freshness had ended before the call was due. */
        public static final Rule FRESHNESS_OVER =
                new Rule("freshness.over", "the matter is no longer fresh when the call is due");

        /** The hours that the policy keeps quiet, at least the night. */
        public static final Rule QUIET_HOURS =
                new Rule("quiet-hours", "nobody is called in quiet hours at his place");

        /** The hours in which the policy has people called. */
        public static final Rule WINDOW =
                new Rule(
                        "calling-window", "it is outside of calling hours at the customer's place");

        /** No window opens before freshness ends. */
        public static final Rule OPENS_TOO_LATE =
                new Rule(
                        "calling-window.opens-too-late",
                        "no calling window opens before the matter is no longer fresh");

        /** The windows of the customer's possible zones have no hour in common, ever. */
        public static final Rule NO_COMMON_HOURS =
                new Rule(
                        "calling-window.no-common-hours",
                        "there is no hour at which calling is allowed in every zone the customer may be"
                                + " in");

        /** The shorter hours of public holidays. */
        public static final Rule HOLIDAY =
                new Rule(
                        "calling-window.holiday", "it is a public holiday at the customer's place");

        /** The hours in which the customer wishes to be called. */
        public static final Rule WISHES =
                new Rule("preference.windows", "the customer wishes to be called at other hours");

        /** The quiet hours of a law. */
        public static Rule law(RulePack pack) {
            return new Rule(
                    "law.quiet-hours",
                    "a law forbids calls at that hour (" + pack.citation() + ")");
        }

        /** The explanation as a sentence of its own. */
        public String sentence() {
            return explanation.substring(0, 1).toUpperCase(Locale.ROOT)
                    + explanation.substring(1)
                    + ".";
        }

        /** The rule to name when this one leaves no time before freshness ends. */
        Rule tooLate() {
            return this == WINDOW ? OPENS_TOO_LATE : this;
        }

        /** The rule to name when this one leaves no time ever. */
        Rule never() {
            return this == WINDOW ? NO_COMMON_HOURS : this;
        }
    }
}
