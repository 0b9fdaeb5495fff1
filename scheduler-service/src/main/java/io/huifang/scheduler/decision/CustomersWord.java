package io.huifang.scheduler.decision;

import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.Agreed;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.slot.Appointment.By;

import java.time.Instant;
import java.util.Iterator;
import java.util.UUID;

/**
 * Does to tasks what a customer's own word wants. The answer of each is the task concerned, or
 * null.
 *
 * @param state what is known of him
 * @param ledger where it is done
 */
record CustomersWord(CustomerState state, TaskLedger ledger) {
    /** Rule id: the customer is elsewhere than when the attempt was dispatched. */
    private static final String MOVED = "customer.moved";

    /** He refused these calls. */
    UUID decline(Effect.Decline effect) {
        for (String reason : effect.reasons()) {
            state.decline(reason, effect.at());
        }
        for (CallbackTask task : effect.closes()) {
            ledger.close(task, Outcome.REFUSED, Because.CLEARED);
            ledger.note(task, "closed", "decline.stops", null);
        }
        return first(effect.closes());
    }

    /** He must not be called any more, or not at the number that was given out. */
    UUID hear(Effect.Hear effect) {
        state.hear(effect.statement());
        effect.stops()
                .forEach(
                        (task, rule) -> {
                            ledger.close(task, Outcome.SUPPRESSED, Because.SUPPRESSED);
                            ledger.note(task, "closed", rule, null);
                        });
        for (CallbackTask task : effect.redirects()) {
            again(task, ledger.now());
            ledger.note(task, "dispatched-anew", effect.redirectedBy(), null);
        }
        return first(effect.stops().keySet());
    }

    /** He is elsewhere: what is under way and does not suit the hours there waits for them. */
    void redirect(Policy policy) {
        HoursUnderWay hours = new HoursUnderWay(state.customer(), policy, ledger.now());
        for (CallbackTask task : hours.unsuited(state.open())) {
            again(task, ledger.now());
            ledger.note(task, "dispatched-anew", MOVED, null);
        }
    }

    /** The call he asked for comes at another instant. */
    UUID move(Effect.Move effect, Policy policy) {
        Effect.Join join = effect.join();
        CallbackTask task = join.task();
        Instant asBefore = task.standing().dueAt();
        ledger.join(task, effect.at(), asBefore, join.freshUntil(), join.priority());
        again(task, join.dueAt());
        ledger.appointed(task, Agreed.of(state.customer(), policy, By.EVENT, effect.at()));
        ledger.note(task, "moved", "appointment.moved", null);
        return task.id();
    }

    private void again(CallbackTask task, Instant dueAt) {
        if (task.underWay().isPresent()) ledger.withdraw(task, Because.CLEARED);
        ledger.dueAgain(task, dueAt, task.standing().skill());
    }

    private static UUID first(Iterable<CallbackTask> tasks) {
        Iterator<CallbackTask> iterator = tasks.iterator();
        return iterator.hasNext() ? iterator.next().id() : null;
    }
}
