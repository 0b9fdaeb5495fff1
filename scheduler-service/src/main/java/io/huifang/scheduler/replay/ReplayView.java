package io.huifang.scheduler.replay;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A replay as people see it.
 *
 * @param replayId its id
 * @param policyVersion the candidate
 * @param from begin of the period, UTC
 * @param to end of it, exclusive, UTC
 * @param state WAITING, RUNNING, DONE, FAILED or CANCELLED
 * @param askedBy account of who asked
 * @param askedAt when, UTC
 * @param beganAt when a process took it first, UTC; null while it waits
 * @param endedAt when it ended, UTC; null before
 * @param fault why it failed; null otherwise
 * @param expected events of the period; null while it waits, or where counting took too long
 * @param events events replayed so far
 * @param changed of them those the candidate decides differently
 * @param changesKept of these those that are kept one by one; of customers erased since none can be
 *     looked at any more
 * @param notReproduced of them those that the policy of that time decides differently from what
 *     stands in the books: so far its conclusions are to be doubted
 * @param counts what was counted; null in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayView(
        UUID replayId,
        int policyVersion,
        Instant from,
        Instant to,
        String state,
        String askedBy,
        Instant askedAt,
        Instant beganAt,
        Instant endedAt,
        String fault,
        Long expected,
        long events,
        long changed,
        long changesKept,
        long notReproduced,
        Counts counts) {
    ReplayView with(Counts found) {
        return new ReplayView(
                replayId,
                policyVersion,
                from,
                to,
                state,
                askedBy,
                askedAt,
                beganAt,
                endedAt,
                fault,
                expected,
                events,
                changed,
                changesKept,
                notReproduced,
                found);
    }

    /**
     * How often what occurred.
     *
     * @param decisions kind of the decision as it was, and under the candidate
     * @param notReproduced kind and rule in the books, and made again
     * @param leftOut events of customers who were left out, by why
     * @param targets how the targets of cases that began in the period stand at its end
     * @param byRuleOfThumb what the books do not tell, and a rule of thumb stands for
     */
    public record Counts(
            List<Pair> decisions,
            List<Pair> notReproduced,
            List<Pair> leftOut,
            List<Pair> targets,
            List<Pair> byRuleOfThumb) {}

    /**
     * A pair and how often it occurred.
     *
     * @param asItWas the first
     * @param otherwise the second; null where there is none
     * @param times how often
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Pair(String asItWas, String otherwise, long times) {}

    /**
     * One hour.
     *
     * @param hour its beginning, UTC
     * @param asItWas under the policies then in force
     * @param otherwise under the candidate
     */
    public record Hour(Instant hour, Load asItWas, Load otherwise) {}

    /**
     * What an hour asks.
     *
     * @param calls attempts dispatched
     * @param notices notices sent
     * @param refused contacts the budget refused
     */
    public record Load(long calls, long notices, long refused) {}

    /**
     * Changes alike.
     *
     * @param asItWas kind of the decision as it was
     * @param otherwise kind under the candidate
     * @param reason the candidate's reason, or else the one as it was; null when none applies
     * @param times how many of those that can be looked at one by one
     */
    public record Alike(String asItWas, String otherwise, String reason, long times) {}

    /**
     * Which changes are looked for; null everywhere for all.
     *
     * @param asItWas kind of the decision as it was
     * @param otherwise kind under the candidate
     * @param reason the candidate's reason, or else the one as it was
     * @param customerId whom they are about
     */
    public record Sought(String asItWas, String otherwise, String reason, String customerId) {
        /** All. */
        public static final Sought ALL = new Sought(null, null, null, null);
    }

    /**
     * Decisions that the candidate changes.
     *
     * @param changes at most as many as were asked for
     * @param next cursor of the page that follows; null when this is the last so far
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Changes(List<ChangeView> changes, String next) {}

    /**
     * A decision that the candidate changes.
     *
     * @param source CloudEvents source of the event
     * @param id CloudEvents id of the event
     * @param type CloudEvents type of the event
     * @param customerId whom it is about, opaque
     * @param decidedAt when it was decided, UTC
     * @param asItWas made again under the policy of that time
     * @param otherwise under the candidate
     */
    public record ChangeView(
            String source,
            String id,
            String type,
            String customerId,
            Instant decidedAt,
            Answer asItWas,
            Answer otherwise) {}

    /**
     * An answer.
     *
     * @param decision its kind
     * @param reason the policy's reason; null when none applies
     * @param rule id of the rule that settled it
     * @param explanation a sentence or two in plain English
     * @param dueAt when the call it wants is due, UTC; null for none
     * @param freshUntil after it the call is of no use, UTC; null for none
     * @param priority 0–100, higher first; null for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(
            String decision,
            String reason,
            String rule,
            String explanation,
            Instant dueAt,
            Instant freshUntil,
            Integer priority) {}
}
