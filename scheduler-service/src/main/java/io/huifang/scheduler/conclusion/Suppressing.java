package io.huifang.scheduler.conclusion;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.correction.Consequences;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.customer.SurveyWord;
import io.huifang.scheduler.followup.KnownTasks;
import io.huifang.scheduler.policy.EndedAttempt;
import io.huifang.scheduler.policy.Policy;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Forbids contact after an attempt, and keeps which attempt did so and what it ended. */
final class Suppressing {
    /** Without a reason there is no plan to ask, but nobody may be called again after these. */
    private static final Set<Disposition> NEVER_AGAIN =
            Set.of(Disposition.REFUSED_HARD, Disposition.DECEASED);

    private final Policy policy;
    private final Map<String, Customer> customers;
    private final KnownTasks tasks;
    private final TaskLedger ledger;
    private final Consequences consequences;
    private final Map<String, Suppression> entries = new LinkedHashMap<>();
    private final Set<String> forbidden = new HashSet<>();

    Suppressing(
            Policy policy,
            Map<String, Customer> customers,
            KnownTasks tasks,
            TaskLedger ledger,
            Consequences consequences) {
        this.policy = policy;
        this.customers = customers;
        this.tasks = tasks;
        this.ledger = ledger;
        this.consequences = consequences;
    }

    /** Entries that were set, by customer; null for one that was lifted. */
    Map<String, Suppression> entries() {
        return entries;
    }

    /** Customers whose entry was lifted, by id. */
    Map<String, Customer> lifted() {
        Map<String, Customer> lifted = new HashMap<>();
        entries.forEach(
                (id, entry) -> {
                    if (entry == null) lifted.put(id, customers.get(id));
                });
        return lifted;
    }

    /** The open tasks of those. */
    List<CallbackTask> openOfLifted() {
        return lifted().keySet().stream().flatMap(id -> openOf(id).stream()).toList();
    }

    /** Whether nobody may be called any more after that. */
    boolean neverAgain(CallbackTask task, EndedAttempt ended) {
        return task.matter()
                .reasonIn(policy)
                .map(it -> it.retryPlan().unlimited(ended, policy.feasibleTime()).suppresses())
                .orElse(NEVER_AGAIN.contains(ended.disposition()));
    }

    /**
     * The customer must not be contacted again: nothing stays open. A person's entry that says so
     * for good stays as it is.
     */
    void suppress(String customerId, Disposition because) {
        Suppression entry = Suppression.by(because, ledger.now());
        Suppression before = customers.get(customerId).suppression();
        boolean stands = before != null && before.until() == null && !before.followsFromCall();
        if (!stands) put(customerId, entry);
        forbidden.add(customerId);
        ledger.noticeWishes().writeNothingTo(customerId);
        for (CallbackTask task : openOf(customerId)) {
            ledger.close(task, Outcome.SUPPRESSED, Because.SUPPRESSED);
            ledger.note(task, "closed", entry.setBy(), null);
        }
    }

    /**
     * Sets the customer's entry.
     *
     * @param entry null for none any more
     */
    void put(String customerId, Suppression entry) {
        entries.put(customerId, entry);
        customers.computeIfPresent(customerId, (id, customer) -> customer.suppressed(entry));
        ledger.tell(SurveyWord.of(ledger.newId(), customers.get(customerId), ledger.now()));
    }

    /** Takes a step after an attempt and keeps what it ended, so that a correction can undo it. */
    void following(Attempt attempt, CallbackTask task, Runnable step) {
        String customerId = task.matter().customerId();
        Suppression before = customers.get(customerId).suppression();
        Set<UUID> closedBefore = closedBy(task, it -> true);
        Map<UUID, Instant> dueBefore = waitingOf(customerId);
        step.run();
        Set<UUID> closed = closedBy(task, it -> it == task || isSuppressed(it));
        closed.removeAll(closedBefore);
        consequences.closed(attempt.attemptId(), closed, dueBefore);
        Suppression after = customers.get(customerId).suppression();
        if (forbidden.remove(customerId) && after.followsFromCall()) {
            boolean byPerson = before != null && !before.followsFromCall();
            consequences.forbade(attempt.attemptId(), customerId, byPerson ? before : null);
        }
    }

    /** Closed tasks of the task's customer. */
    private Set<UUID> closedBy(CallbackTask task, Predicate<CallbackTask> which) {
        return tasks.of(task.matter().customerId())
                .filter(it -> !it.isOpen())
                .filter(which)
                .map(CallbackTask::id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static boolean isSuppressed(CallbackTask task) {
        return task.standing().outcome() == Outcome.SUPPRESSED;
    }

    private Map<UUID, Instant> waitingOf(String customerId) {
        return openOf(customerId).stream()
                .filter(it -> it.standing().status() == Standing.Status.WAITING)
                .collect(Collectors.toMap(CallbackTask::id, it -> it.standing().dueAt()));
    }

    private List<CallbackTask> openOf(String customerId) {
        return tasks.of(customerId).filter(CallbackTask::isOpen).toList();
    }
}
