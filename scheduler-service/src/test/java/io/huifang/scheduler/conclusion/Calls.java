package io.huifang.scheduler.conclusion;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.AttemptReturned;
import io.huifang.contract.attempt.Disposition;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.Attempt.CallTime;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.correction.Consequences;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.fixture.AnyCall;
import io.huifang.scheduler.policy.Policy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Tasks with one attempt each, dispatched at any hour, whose ends are told to the code that settles
 * contacts in production.
 */
final class Calls {
    private static final Ids IDS = new Ids(Clock.systemUTC());

    private final Policy policy;
    private final Customer customer;

    Calls(Policy policy, Customer customer) {
        this.policy = policy;
        this.customer = customer;
    }

    /** Dispatches the attempt of a new task, as far as the ledger is concerned. */
    CallbackTask dispatch(ContactLedger contacts, Instant now, Duration silentAfter, boolean risk) {
        UUID id = UUID.randomUUID();
        String reason = risk ? "risk-check" : "refund-delayed";
        String cause = id.toString();
        Matter matter =
                new Matter(
                        id,
                        id,
                        null,
                        customer.customerId(),
                        reason,
                        cause,
                        cause,
                        now,
                        now,
                        1,
                        null);
        CallbackTask task =
                CallbackTask.of(
                        matter, Standing.waiting(now, now.plus(Duration.ofDays(30)), now, 60));
        TaskLedger ledger = new TaskLedger(IDS, now);
        ledger.open(task);
        Instant silentAt = now.plus(silentAfter);
        ledger.dispatch(
                task,
                new CallTime(now, silentAt.minusSeconds(1), silentAt),
                AnyCall.instructions(policy.reason(reason).orElseThrow().purpose()));
        contacts.reserve(
                customer.customerId(), attempt(task).attemptId(), task.id(), risk, silentAt);
        return task;
    }

    /** The only attempt. */
    static Attempt attempt(CallbackTask task) {
        return task.attempts().get(0);
    }

    /** An agent tells at that instant how it ended. */
    void concluded(
            ContactLedger contacts, CallbackTask task, Instant now, Disposition disposition) {
        batch(contacts, task, now)
                .concluded(
                        new AttemptConcluded(
                                UUID.randomUUID(),
                                now,
                                customer.customerId(),
                                task.id(),
                                attempt(task).attemptId(),
                                1,
                                disposition,
                                "agent-1",
                                attempt(task).dispatchedAt(),
                                attempt(task).dispatchedAt(),
                                null,
                                false,
                                null,
                                null,
                                null,
                                null));
    }

    /** It comes back at that instant, perhaps after its number was shown. */
    void returned(ContactLedger contacts, CallbackTask task, Instant now, boolean shown) {
        batch(contacts, task, now)
                .returned(
                        new AttemptReturned(
                                UUID.randomUUID(),
                                now,
                                customer.customerId(),
                                task.id(),
                                attempt(task).attemptId(),
                                1,
                                AttemptReturned.Because.WINDOW_OVER,
                                shown ? attempt(task).dispatchedAt() : null));
    }

    /** The silence about it is noticed at that instant. */
    void silent(ContactLedger contacts, CallbackTask task, Instant now) {
        batch(contacts, task, now).silent(task);
    }

    private ConclusionBatch batch(ContactLedger contacts, CallbackTask task, Instant now) {
        return new ConclusionBatch(
                policy,
                new HashMap<>(Map.of(customer.customerId(), customer)),
                new HashMap<>(Map.of(task.id(), task)),
                new TaskLedger(IDS, now),
                contacts,
                new Consequences());
    }
}
