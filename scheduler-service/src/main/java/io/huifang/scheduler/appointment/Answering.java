package io.huifang.scheduler.appointment;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.appointment.FreeSlots.Hours;
import io.huifang.scheduler.callback.Agreed;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.policy.AppointmentRules;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.slot.Appointment.By;

import java.time.Instant;
import java.util.List;

/**
 * What a customer's answer does to his task.
 *
 * @param task read under the lock
 * @param ledger of the transaction
 */
record Answering(CallbackTask task, Customer customer, Policy policy, TaskLedger ledger) {
    /** Stands in the history for the customer himself. */
    private static final String CUSTOMER = "customer";

    private static final String ON_HIS_PAGE = "on the page of appointments";

    AppointmentRules rules() {
        return policy.appointments();
    }

    /** Whether the customer has a say in it at all; what a thief would gladly end is not his. */
    boolean isHis() {
        return isHis(task, policy);
    }

    static boolean isHis(CallbackTask task, Policy policy) {
        return policy.declinable(task.matter().reason())
                && task.matter().reasonIn(policy).filter(Reason::safeNumber).isEmpty();
    }

    /** Ends the task; one that the customer has refused before is as he wants it. */
    Answer decline() {
        if (!task.isOpen()) return isDeclined(task) ? Answer.DECLINED : Answer.GONE;
        ledger.close(task, Outcome.REFUSED, Because.CLEARED);
        ledger.note(task, "declined", ON_HIS_PAGE, CUSTOMER);
        return Answer.DECLINED;
    }

    /** Whether the customer himself ended it, and not in a call. */
    static boolean isDeclined(CallbackTask task) {
        return task.standing().outcome() == Outcome.REFUSED && !refusedOnTheTelephone(task);
    }

    private static boolean refusedOnTheTelephone(CallbackTask task) {
        return task.attempts().stream()
                .map(Attempt::disposition)
                .anyMatch(it -> it == Disposition.REFUSED_SOFT || it == Disposition.REFUSED_HARD);
    }

    /**
     * Whether the time that he was shown is still the one, and to come; he agrees to no other, and
     * a call that is being made is not promised for later.
     */
    boolean isPlannedAt(Instant planned) {
        Standing standing = task.standing();
        return task.underWay().isEmpty()
                && !standing.appointedAfter(ledger.now())
                && standing.dueAt().isAfter(ledger.now())
                && standing.dueAt().equals(planned);
    }

    /** The planned time is agreed on. */
    void agree() {
        appoint(task.standing().dueAt(), By.PLAN);
    }

    boolean isAppointedAt(Instant start) {
        return task.standing().appointedAfter(ledger.now())
                && task.standing().chosen().at().equals(start);
    }

    /**
     * Whether the customer may choose that slot.
     *
     * @param full slots in which no place is left, UTC
     */
    boolean isFree(Instant start, List<Instant> full) {
        Instant freshUntil = task.standing().freshUntil();
        Hours hours = Hours.of(task, customer, policy);
        return FreeSlots.of(rules(), hours, freshUntil, ledger.now(), full).contains(start);
    }

    /** He moves the call to that slot; an agent who holds it loses it. */
    void choose(Instant start) {
        if (task.underWay().isPresent()) {
            // a word that every survey knows; what it was is in the history
            ledger.endings().withdraw(task, Because.CLEARED);
            ledger.note(task, "withdrawn", "rescheduled", CUSTOMER);
        }
        appoint(start, By.CUSTOMER);
    }

    private void appoint(Instant at, By by) {
        String skill = task.standing().skill();
        ledger.dueAgain(task, at, skill);
        ledger.appointed(task, Agreed.of(customer, policy, by, ledger.now()));
        ledger.note(task, "appointed", ON_HIS_PAGE, CUSTOMER);
    }
}
