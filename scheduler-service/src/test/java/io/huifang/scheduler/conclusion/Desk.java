package io.huifang.scheduler.conclusion;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.Disposition;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Instructions;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.correction.Consequences;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.fixture.AnyCall;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.statement.Statement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One customer's tasks, dispatched and concluded by the shipped policy at one instant, without a
 * database: it is always ten o'clock.
 */
final class Desk {
    /** 10:00 in Shanghai. */
    static final Instant TEN = Instant.parse("2026-03-04T02:00:00Z");

    static final String CUSTOMER = "c-1";
    static final Policy POLICY = DefaultPolicy.read();

    final TaskLedger ledger = new TaskLedger(new Ids(Clock.systemUTC()), TEN);
    final Map<UUID, CallbackTask> tasks = new HashMap<>();
    final Map<String, Customer> customers =
            new HashMap<>(Map.of(CUSTOMER, Customer.unknown(CUSTOMER)));
    final ConclusionBatch batch =
            new ConclusionBatch(
                    POLICY,
                    customers,
                    tasks,
                    ledger,
                    new ContactLedger(POLICY, List.of(), TEN),
                    new Consequences());

    /** An attempt of a new task about a delayed refund. */
    CallbackTask dispatched() {
        return dispatched("refund-delayed", "r-1");
    }

    CallbackTask dispatched(String reason, String cause) {
        return dispatched(reason, cause, Duration.ofDays(14));
    }

    CallbackTask dispatched(String reason, String cause, Duration freshness) {
        UUID id = UUID.randomUUID();
        Matter matter = new Matter(id, id, null, CUSTOMER, reason, cause, cause, TEN, TEN, 1, null);
        CallbackTask task = CallbackTask.of(matter, waiting(freshness));
        tasks.put(id, task);
        ledger.open(task);
        dispatch(task);
        return task;
    }

    static Standing waiting(Duration freshness) {
        return Standing.waiting(TEN, TEN.plus(freshness), TEN, 60);
    }

    void dispatch(CallbackTask task) {
        Instructions none = AnyCall.instructions();
        Attempt.CallTime callTime =
                new Attempt.CallTime(TEN, TEN.plusSeconds(3600), TEN.plusSeconds(7200));
        ledger.dispatch(task, callTime, none);
    }

    /** What the customer says of himself. */
    void hear(Statement statement) {
        customers.computeIfPresent(CUSTOMER, (id, customer) -> customer.heard(statement));
    }

    /** The attempt under way ended so. */
    void concluded(CallbackTask task, Disposition disposition) {
        concluded(task, disposition, null, false);
    }

    void concluded(
            CallbackTask task, Disposition disposition, Instant appointmentAt, boolean followUp) {
        Attempt attempt = task.underWay().orElseThrow();
        batch.concluded(conclusion(task, attempt, disposition, appointmentAt, followUp));
    }

    /** An attempt ended so, whatever followed it. */
    void concluded(CallbackTask task, Attempt attempt, Disposition disposition) {
        batch.concluded(conclusion(task, attempt, disposition, null, false));
    }

    /** The open task that follows up. */
    CallbackTask followUpOf(CallbackTask task) {
        return batch.followUps()
                .openTask(CUSTOMER, "unresolved-follow-up", task.matter().cause())
                .orElseThrow();
    }

    private static AttemptConcluded conclusion(
            CallbackTask task,
            Attempt attempt,
            Disposition disposition,
            Instant appointmentAt,
            boolean followUp) {
        return new AttemptConcluded(
                UUID.randomUUID(),
                TEN,
                CUSTOMER,
                task.id(),
                attempt.attemptId(),
                attempt.number(),
                disposition,
                "agent-1",
                TEN,
                TEN,
                appointmentAt,
                followUp,
                null,
                null,
                null,
                null);
    }
}
