package io.huifang.scheduler.sla;

import io.huifang.contract.Fact;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.Attempt.CallTime;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.fixture.AnyCall;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.sla.CaseFacts.Signal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A complaint, called about and looked at in a time that is a value. */
final class CaseAtWork {
    private final Policy policy;
    private final List<CallbackTask> tasks = new ArrayList<>();
    private final List<Signal> signals = new ArrayList<>();
    private final List<Fact> told = new ArrayList<>();
    private Instant settledAt;
    private SlaCase promised;

    CaseAtWork(Policy policy, Instant filed, int severity) {
        this.policy = policy;
        UUID id = UUID.randomUUID();
        Matter matter =
                new Matter(
                        id,
                        id,
                        null,
                        "c-1",
                        "complaint",
                        "complaint:k-1",
                        "k-1",
                        filed,
                        filed,
                        1,
                        null);
        Instant fresh = filed.plus(Duration.ofDays(60));
        tasks.add(CallbackTask.of(matter, Standing.waiting(filed, fresh, filed, 80)));
        promised =
                SlaClock.started(
                        SlaCase.begun(
                                tasks.get(0),
                                policy.reason("complaint").map(Reason::sla).orElseThrow(),
                                name -> Optional.of(String.valueOf(severity))),
                        facts(),
                        policy);
    }

    CallbackTask task() {
        return tasks.get(tasks.size() - 1);
    }

    SlaCase promised() {
        return promised;
    }

    SlaClock clock() {
        return new SlaClock(promised, facts(), policy);
    }

    /** Somebody looks, whether or not he must. */
    void look(Instant now) {
        TaskLedger ledger = ledger(now);
        Look look = Look.at(clock(), now);
        look.escalate(ledger);
        promised = look.after();
        ledger.news().forEach(news -> told.add(news.fact()));
    }

    List<Fact> told() {
        return told;
    }

    /** A call that ends so; the next one, if any, is due then. */
    void called(Instant at, Disposition disposition, Instant next) {
        TaskLedger ledger = ledger(at);
        CallbackTask task = task();
        ledger.dispatch(
                task,
                new CallTime(at, at.plusSeconds(1), at.plusSeconds(2)),
                AnyCall.instructions());
        UUID attemptId = task.underWay().orElseThrow().attemptId();
        boolean appointed = disposition == Disposition.APPOINTMENT_MADE;
        ledger.endings()
                .conclude(
                        task,
                        task.attempt(attemptId).orElseThrow(),
                        new Attempt.Told(disposition, at, appointed ? next : null, false));
        if (next == null) ledger.close(task, outcome(disposition), Because.CLEARED);
        else ledger.dueAgain(task, next, null);
    }

    void followedUp(Instant at) {
        Reason reason = policy.reason("unresolved-follow-up").orElseThrow();
        Matter matter = task().matter().followUp(UUID.randomUUID(), reason, at, 1);
        tasks.add(
                CallbackTask.of(
                        matter, Standing.waiting(at, at.plus(Duration.ofDays(60)), at, 55)));
    }

    void settled(Instant at) {
        settledAt = at;
        ledger(at).close(task(), Outcome.CANCELLED, Because.CLEARED);
    }

    void closed(Instant at, Outcome outcome) {
        ledger(at).close(task(), outcome, Because.CANCELLED);
    }

    void signal(String type, Instant at) {
        signals.add(new Signal(type, at));
    }

    private CaseFacts facts() {
        return new CaseFacts(tasks, settledAt, signals);
    }

    private static Outcome outcome(Disposition disposition) {
        return disposition == Disposition.REACHED_RESOLVED ? Outcome.RESOLVED : Outcome.UNRESOLVED;
    }

    private static TaskLedger ledger(Instant now) {
        return new TaskLedger(new Ids(Clock.systemUTC()), now);
    }
}
