package io.huifang.scheduler.followup;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Approach;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.followup.WantedFollowUp.State;
import io.huifang.scheduler.policy.Feasibility.Rule;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What becomes of what attempts leave to be followed up. It follows from what is known of the case,
 * in whatever order it was told: a case that is open is called about anyway, and the call takes it
 * up; when that call ends without a word with the customer, it is asked about again.
 *
 * @param planning opens what follows
 * @param tasks by id: those concerned with all tasks of their cases, and all open ones of the
 *     customers
 * @param ledger what this transaction does
 * @param correctedBy the latest correction of an attempt; null where there is none
 */
public record FollowingUp(
        FollowUpPlanning planning,
        Map<UUID, CallbackTask> tasks,
        TaskLedger ledger,
        Function<UUID, UUID> correctedBy) {
    /** After these the customer has had his say: what he found bad before needs no other call. */
    private static final Set<Disposition> HEARD_OUT =
            Set.of(
                    Disposition.REACHED_RESOLVED,
                    Disposition.REFUSED_SOFT,
                    Disposition.REFUSED_HARD);

    private static final Comparator<WantedFollowUp> OLDEST_FIRST =
            Comparator.comparing(WantedFollowUp::since)
                    .thenComparing(WantedFollowUp::attemptId)
                    .thenComparing(WantedFollowUp::rule);

    /**
     * @param customers by id, locked
     * @return those that are at another point now
     */
    public List<WantedFollowUp> all(List<WantedFollowUp> wanted, Map<String, Customer> customers) {
        return wanted.stream()
                .sorted(OLDEST_FIRST)
                .map(it -> changed(it, customers))
                .filter(Objects::nonNull)
                .toList();
    }

    private WantedFollowUp changed(WantedFollowUp wanted, Map<String, Customer> customers) {
        CallbackTask task = tasks.get(wanted.callbackId());
        WantedFollowUp next = next(wanted, task, customers.get(task.matter().customerId()));
        return next.equals(wanted) ? null : next;
    }

    /** Where it stands now. */
    public WantedFollowUp next(WantedFollowUp wanted, CallbackTask task, Customer customer) {
        if (!isReached(task, wanted.attemptId())) return takeBack(wanted);
        if (wanted.state() == State.DONE) return wanted;
        if (planning.caseIsOpen(task)) return leftToTheOpenCall(wanted, task);
        if (isSettled(wanted, task)) return none(wanted, task, FollowUpPlanning.SETTLED);
        if (isStale(wanted, task)) return none(wanted, task, Rule.FRESHNESS_OVER.id());
        boolean known = planning.knows(wanted.reason(), task);
        if (known && isForbiddenByACall(customer)) return waitsForTheLift(wanted, task);
        return wanted.done(
                planning.open(task, customer, wanted.wish(), harmedAt(wanted, task))
                        .map(CallbackTask::id)
                        .orElse(null));
    }

    /** What is said in a call that did not reach the customer, he neither said nor was told. */
    private static boolean isReached(CallbackTask task, UUID attemptId) {
        return task.attempt(attemptId)
                .map(Attempt::disposition)
                .filter(Disposition::rightParty)
                .isPresent();
    }

    private WantedFollowUp takeBack(WantedFollowUp wanted) {
        if (wanted.state() == State.TOLD) return wanted;
        CallbackTask followUp = tasks.get(wanted.followUpId());
        if (followUp != null && followUp.isOpen()) {
            ledger.close(followUp, Outcome.CANCELLED, Because.CANCELLED);
            ledger.note(followUp, "closed", "attempt.corrected", null);
        }
        UUID correction = correctedBy.apply(wanted.attemptId());
        return wanted.takenBack(correction == null ? wanted.because() : correction);
    }

    /** A settlement that is older than what he said does not end that call. */
    private WantedFollowUp leftToTheOpenCall(WantedFollowUp wanted, CallbackTask task) {
        if (wanted.state() == State.WAITS) return wanted;
        if (wanted.rule().equals(LowAnswer.RULE)) {
            ledger.note(task, "low-answer", wanted.explanation(), null);
        }
        planning.ofCase(task).filter(CallbackTask::isOpen).forEach(open -> join(open, wanted));
        return wanted.waits();
    }

    private void join(CallbackTask open, WantedFollowUp wanted) {
        Standing standing = open.standing();
        ledger.join(
                open, wanted.since(), standing.dueAt(), standing.freshUntil(), standing.priority());
    }

    private WantedFollowUp none(WantedFollowUp wanted, CallbackTask task, String rule) {
        planning.none(task, rule);
        return wanted.done(null);
    }

    /** A call may have forbidden it by mistake, until it is stale; a person's entry was meant. */
    private boolean isForbiddenByACall(Customer customer) {
        return !customer.erased()
                && customer.suppressedAt(ledger.now())
                        .filter(Suppression::followsFromCall)
                        .isPresent();
    }

    private WantedFollowUp waitsForTheLift(WantedFollowUp wanted, CallbackTask task) {
        if (wanted.state() != State.WAITS) planning.none(task, Approach.SUPPRESSED);
        return wanted.waits();
    }

    /**
     * Whether what the customer finds bad was settled, or talked over, after he said so. The task's
     * youngest event counts as well, as it does for the task itself.
     */
    private boolean isSettled(WantedFollowUp wanted, CallbackTask task) {
        Instant harmed = harmedAt(wanted, task);
        Instant settled = wanted.settledAt();
        return settled != null && !settled.isBefore(harmed)
                || heardOut(wanted, task).anyMatch(at -> at.isAfter(harmed));
    }

    /** When the case's other calls let him have his say. */
    private Stream<Instant> heardOut(WantedFollowUp wanted, CallbackTask task) {
        Predicate<Attempt> other = it -> !it.attemptId().equals(wanted.attemptId());
        return planning.ofCase(task)
                .flatMap(it -> it.attempts().stream())
                .filter(other)
                .filter(it -> it.disposition() != null && HEARD_OUT.contains(it.disposition()))
                .map(Attempt::concludedAt);
    }

    /** What waited is of no use when its case has been over for too long. */
    private boolean isStale(WantedFollowUp wanted, CallbackTask task) {
        if (wanted.state() != State.WAITS) return false;
        Instant last =
                planning.ofCase(task)
                        .map(it -> it.standing().closedAt())
                        .reduce(wanted.since(), FollowingUp::later);
        return planning.isStale(wanted.reason(), task, last);
    }

    /** When the youngest of what was said and the task's events happened, UTC. */
    private static Instant harmedAt(WantedFollowUp wanted, CallbackTask task) {
        return later(wanted.since(), task.standing().events().latest());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
