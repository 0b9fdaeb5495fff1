package io.huifang.scheduler.conclusion;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.AttemptCorrected;
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
import io.huifang.scheduler.policy.document.DefaultPolicy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A customer's tasks, how their attempts end, and what supervisors correct. No database. */
abstract class CorrectingRig {
    /** 10:00 in Shanghai. */
    static final Instant TEN = Instant.parse("2026-03-04T02:00:00Z");

    static final String CUSTOMER = "c-1";

    final TaskLedger ledger = new TaskLedger(new Ids(Clock.systemUTC()), TEN);
    final Map<UUID, CallbackTask> tasks = new HashMap<>();
    final Map<String, Customer> customers =
            new HashMap<>(Map.of(CUSTOMER, Customer.unknown(CUSTOMER)));
    final ConclusionBatch batch =
            new ConclusionBatch(
                    DefaultPolicy.read(),
                    customers,
                    tasks,
                    ledger,
                    new ContactLedger(DefaultPolicy.read(), List.of(), TEN),
                    new Consequences());

    CallbackTask dispatched(String reason, String cause) {
        UUID id = UUID.randomUUID();
        Matter matter = new Matter(id, id, null, CUSTOMER, reason, cause, null, TEN, TEN, 1, null);
        Standing waiting = Standing.waiting(TEN, TEN.plus(Duration.ofDays(14)), TEN, 60);
        CallbackTask task = CallbackTask.of(matter, waiting);
        tasks.put(id, task);
        ledger.open(task);
        dispatch(task);
        return task;
    }

    void dispatch(CallbackTask task) {
        Instructions none = AnyCall.instructions();
        Attempt.CallTime callTime =
                new Attempt.CallTime(TEN, TEN.plusSeconds(3600), TEN.plusSeconds(7200));
        ledger.dispatch(task, callTime, none);
    }

    void conclude(CallbackTask task, Disposition disposition) {
        batch.concluded(conclusion(task, task.underWay().orElseThrow(), disposition));
    }

    void concludeAsking(CallbackTask task, Disposition disposition) {
        Attempt attempt = task.underWay().orElseThrow();
        batch.concluded(conclusion(task, attempt, disposition, null, true));
    }

    void concludeAppointing(CallbackTask task, Instant chosen) {
        Attempt attempt = task.underWay().orElseThrow();
        batch.concluded(conclusion(task, attempt, Disposition.APPOINTMENT_MADE, chosen, false));
    }

    static AttemptConcluded conclusion(
            CallbackTask task, Attempt attempt, Disposition disposition) {
        return conclusion(task, attempt, disposition, null, false);
    }

    static AttemptConcluded conclusion(
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

    void correct(CallbackTask task, int revision, Disposition was, Disposition is) {
        correct(task, revision, was, is, task.attempts().size() - 1);
    }

    void correct(CallbackTask task, int revision, Disposition was, Disposition is, int attempt) {
        AttemptCorrected fact =
                new AttemptCorrected(
                        UUID.randomUUID(),
                        TEN,
                        CUSTOMER,
                        task.id(),
                        task.attempts().get(attempt).attemptId(),
                        revision,
                        was,
                        is,
                        "supervisor-1");
        new Correcting(batch, fact).correct();
    }
}
