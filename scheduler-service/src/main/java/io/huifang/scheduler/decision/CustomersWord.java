package io.huifang.scheduler.decision;

import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.contract.callback.Purpose;
import io.huifang.scheduler.callback.Agreed;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.SurveyWord;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.slot.Appointment.By;
import io.huifang.scheduler.statement.Consent;

import java.time.Duration;
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
    /** Rule id: the customer declined calls that were open. */
    static final String DECLINED = "decline.stops";

    /** Rule id: the customer moved the call that he asked for. */
    static final String APPOINTMENT_MOVED = "appointment.moved";

    /** Rule id: the customer is elsewhere than when the attempt was dispatched. */
    private static final String MOVED = "customer.moved";

    /** So long at most another one waits for the call that may be going on. */
    static final Duration LONGEST_CALL = Duration.ofMinutes(30);

    /** He refused these calls. */
    UUID decline(Effect.Decline effect) {
        for (String reason : effect.reasons()) {
            state.settled().decline(reason, effect.at());
        }
        for (CallbackTask task : effect.closes()) {
            ledger.close(task, Outcome.REFUSED, Because.CLEARED);
            ledger.note(task, "closed", DECLINED, null);
        }
        return first(effect.closes());
    }

    /** He must not be called any more, or not at the number that was given out. */
    UUID hear(Effect.Hear effect) {
        Consent before = consentToSurveys();
        state.hear(effect.statement());
        if (!consentToSurveys().equals(before)) {
            ledger.tell(SurveyWord.of(ledger.newId(), state.customer(), ledger.now()));
        }
        effect.stops()
                .forEach(
                        (task, rule) -> {
                            ledger.close(task, Outcome.SUPPRESSED, Because.SUPPRESSED);
                            ledger.note(task, "closed", rule, null);
                        });
        for (CallbackTask task : effect.redirects()) {
            anew(task, effect.redirectedBy());
        }
        return first(effect.stops().keySet());
    }

    private Consent consentToSurveys() {
        return state.customer().statements().consent(Purpose.SURVEY);
    }

    /** He is elsewhere: what is under way and does not suit the hours there waits for them. */
    void redirect(Policy policy) {
        HoursUnderWay hours = new HoursUnderWay(state.customer(), policy, ledger.now());
        for (CallbackTask task : hours.unsuited(state.open())) {
            anew(task, MOVED);
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
        ledger.note(task, "moved", APPOINTMENT_MOVED, null);
        return task.id();
    }

    /**
     * The agent may be talking to him right now. Survey tells soon whether he is, and it is due at
     * once when he is not; else his conclusion says what comes next.
     */
    private void anew(CallbackTask task, String rule) {
        again(task, ledger.now().plus(LONGEST_CALL));
        ledger.note(task, "dispatched-anew", rule, null);
    }

    private void again(CallbackTask task, Instant dueAt) {
        if (task.underWay().isPresent()) ledger.endings().withdraw(task, Because.CLEARED);
        ledger.dueAgain(task, dueAt, task.standing().skill());
    }

    private static UUID first(Iterable<CallbackTask> tasks) {
        Iterator<CallbackTask> iterator = tasks.iterator();
        return iterator.hasNext() ? iterator.next().id() : null;
    }
}
