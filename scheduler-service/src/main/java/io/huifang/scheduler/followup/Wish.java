package io.huifang.scheduler.followup;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.DerivedIds;

import java.util.UUID;

/**
 * A follow-up that somebody or something wants.
 *
 * @param reason reason of the new task
 * @param because what caused it: the parent's own end, named by the parent's id; else one of its
 *     attempts, or a fact told of it
 * @param asked whether an agent asked for it: the limit is for those that nobody asked for
 * @param rule id of the rule that wants it
 * @param explanation one sentence in plain English, without personal data
 */
public record Wish(String reason, UUID because, boolean asked, String rule, String explanation) {

    /** What the retry plan wants after a task ended. */
    public static Wish ofPlan(String reason, CallbackTask parent, boolean asked) {
        return new Wish(
                reason,
                parent.id(),
                asked,
                "retry-plan",
                "The matter was not solved, and the retry plan wants it followed up.");
    }

    /** What an agent asked for when he concluded. */
    public static Wish ofAgent(CallbackTask parent) {
        return new Wish(
                parent.matter().reason(),
                parent.id(),
                true,
                "agent.asked",
                "The agent asked for a follow-up.");
    }

    /** Id of the task that follows: for each cause and rule there is one at most. */
    UUID idUnder(CallbackTask parent) {
        return because.equals(parent.id())
                ? DerivedIds.ofFollowUp(parent.id())
                : DerivedIds.ofFollowUp(parent.id(), because, rule);
    }

    /** As it stands in the history of the task that follows. */
    String inWords() {
        return rule + ": " + explanation;
    }
}
