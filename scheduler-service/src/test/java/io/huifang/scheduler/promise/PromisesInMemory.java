package io.huifang.scheduler.promise;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.followup.FollowUpPlanning;
import io.huifang.scheduler.followup.Wish;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.promise.Promise.State;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What one customer was promised, kept, broken and followed up without a database. */
public final class PromisesInMemory {
    private final Policy policy;
    private final Map<UUID, Promise> promises = new LinkedHashMap<>();
    private final Map<UUID, CallbackTask> followUps = new HashMap<>();

    public PromisesInMemory(Policy policy) {
        this.policy = policy;
    }

    /** A conclusion that promises something. */
    public void enter(AttemptConcluded fact) {
        promises.put(fact.attemptId(), Promise.of(fact));
    }

    /** Something happened that may keep some of them, also after they were thought broken. */
    public void happened(List<Occurrence> events, TaskLedger ledger) {
        for (Promise promise : List.copyOf(promises.values())) {
            events.stream()
                    .filter(promise::isKeptBy)
                    .findFirst()
                    .ifPresent(event -> keep(promise, event, ledger));
        }
    }

    private void keep(Promise promise, Occurrence event, TaskLedger ledger) {
        promises.put(promise.attemptId(), promise.kept(event));
        CallbackTask followUp = followUps.get(promise.attemptId());
        if (followUp != null && followUp.isOpen()) {
            ledger.close(followUp, Outcome.CANCELLED, Because.CLEARED);
        }
    }

    /**
     * The timer looks, and breaks those that are due.
     *
     * @param tasks all of the customer's, by id; new ones are added
     * @return the tasks in whose conclusions they were made
     */
    public List<CallbackTask> breakDue(
            Customer customer, Map<UUID, CallbackTask> tasks, TaskLedger ledger) {
        Instant until = ledger.now().minus(policy.followUps().promiseGrace());
        List<Promise> due =
                promises.values().stream()
                        .filter(it -> it.state() == State.OPEN && !it.dueAt().isAfter(until))
                        .toList();
        FollowUpPlanning planning = new FollowUpPlanning(policy, ledger, tasks);
        for (Promise promise : due) {
            promises.put(promise.attemptId(), promise.broken());
            CallbackTask task = tasks.get(promise.callbackId());
            if (planning.caseIsOpen(task)) continue;
            planning.open(task, customer, wish(promise))
                    .ifPresent(followUp -> followUps.put(promise.attemptId(), followUp));
        }
        return due.stream().map(promise -> tasks.get(promise.callbackId())).toList();
    }

    private Wish wish(Promise promise) {
        return new Wish(
                policy.followUps().brokenPromise(),
                promise.attemptId(),
                false,
                Promise.BROKEN_RULE,
                "What was promised did not come.");
    }

    /** How many were kept. */
    public long kept() {
        return promises.values().stream().filter(it -> it.state() == State.KEPT).count();
    }

    /** How many are still open. */
    public long open() {
        return promises.values().stream().filter(it -> it.state() == State.OPEN).count();
    }
}
