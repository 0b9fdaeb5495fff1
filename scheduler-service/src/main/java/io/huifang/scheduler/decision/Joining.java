package io.huifang.scheduler.decision;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.wallet.CallbackRequested;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.input.Input;
import io.huifang.scheduler.policy.Reason;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An event joins the open task about its cause. Events of one cause hurry its first call. A
 * customer's own wish also puts it off, and his youngest one counts: an older request changes
 * nothing.
 *
 * @param inputs what the decision rests on, which grows
 */
record Joining(CallbackTask task, WalletEvent event, Reason reason, Map<Input, Object> inputs) {
    /** When the harm of the task that this event joins was done. */
    static Instant harm(CallbackTask task, WalletEvent event) {
        Instant earliest = task.standing().events().earliest();
        return earliest.isBefore(event.time()) ? earliest : event.time();
    }

    /**
     * @param kept the call at the time that the customer asked for; empty when he asked for none,
     *     or it cannot be kept
     */
    Decision at(WantedTime wanted, Optional<PlannedCall> kept, String note) {
        boolean youngest = event.time().isAfter(lastWord());
        Optional<PlannedCall> moved = kept.filter(any -> youngest);
        moved.ifPresent(call -> inputs.putAll(call.inputs()));
        Effect.Join join =
                new Effect.Join(
                        task,
                        moved.map(PlannedCall::dueAt).orElseGet(() -> hurried(wanted, youngest)),
                        kept.map(PlannedCall::freshUntil).orElse(wanted.freshUntil()),
                        reason.priority());
        return merged(join, moved, note);
    }

    private Decision merged(Effect.Join join, Optional<PlannedCall> moved, String note) {
        String explanation =
                moved.map(call -> ". " + call.wanted().explained(call.open(), note))
                        .orElse("; this event joined it" + note + ".");
        return new Decision(
                DecisionKind.MERGED,
                reason.name(),
                moved.isPresent() ? CustomersWord.APPOINTMENT_MOVED : "cause.open",
                "An open callback is about the same cause" + explanation,
                inputs,
                moved.isPresent() ? new Effect.Move(join, event.time()) : join);
    }

    /**
     * An instant that he chose hurries nothing, also one that cannot be kept; and nothing but his
     * own younger word hurries a call at one, or one that was announced to him.
     */
    private Instant hurried(WantedTime wanted, boolean youngest) {
        Standing standing = task.standing();
        boolean asked = event.type().equals(CallbackRequested.TYPE);
        boolean announced =
                reason.noticeBefore() != null && standing.dueAt().isBefore(standing.freshUntil());
        boolean promised = standing.appointed() || announced;
        boolean stays = asked ? !youngest : promised;
        return stays || wanted.appointment() ? standing.dueAt() : wanted.dueAt();
    }

    private Instant lastWord() {
        Standing standing = task.standing();
        Instant event = standing.events().latest();
        boolean said = standing.appointed() && standing.chosen().saidAt().isAfter(event);
        return said ? standing.chosen().saidAt() : event;
    }
}
