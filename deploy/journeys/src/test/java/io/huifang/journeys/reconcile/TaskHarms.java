package io.huifang.journeys.reconcile;

import static io.huifang.journeys.reconcile.CleanRun.task;
import static io.huifang.journeys.reconcile.Tampering.decisions;
import static io.huifang.journeys.reconcile.Tampering.planned;
import static io.huifang.journeys.reconcile.Tampering.retold;
import static io.huifang.journeys.reconcile.Tampering.tasks;
import static io.huifang.journeys.reconcile.Tampering.toldAlso;
import static io.huifang.journeys.reconcile.Tampering.toldOtherwise;
import static io.huifang.journeys.reconcile.Tampering.untold;
import static io.huifang.journeys.reconcile.Tampering.worked;

import io.huifang.contract.analytics.CallbackFact;
import io.huifang.contract.analytics.DecisionFact;
import io.huifang.contract.callback.CallbackClosed;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.CallbackWithdrawn;
import io.huifang.journeys.evidence.SchedulerRows.Attempt;
import io.huifang.journeys.evidence.SchedulerRows.Task;

import java.util.stream.Stream;

/** Harm done to tasks and their attempts. */
final class TaskHarms {
    private TaskHarms() {}

    static Stream<Harm> all() {
        return Stream.of(tasksAlone(), followUps(), attempts(), analytics())
                .flatMap(harms -> harms);
    }

    private static Stream<Harm> tasksAlone() {
        Task invented = new Task(task(77), "refund-delayed", "refund-1", "WAITING", null, 0, null);
        Task dispatched = new Task(task(0), "charge", "p-0", "DISPATCHED", null, 1, null);
        return Stream.of(
                new Harm(
                        "a lost task",
                        "P15",
                        "names a task that does not exist",
                        e -> tasks(e, all -> all.remove(0))),
                new Harm(
                        "an invented task",
                        "P15",
                        "was created by no decision",
                        e -> tasks(e, all -> all.add(invented))),
                new Harm(
                        "two decisions for one task",
                        "P15",
                        "opened no own task",
                        e -> decisions(e, all -> all.add(all.get(0)))),
                new Harm(
                        "a dispatched task without attempt",
                        "P15",
                        "is DISPATCHED with 0 open attempts",
                        e -> tasks(e, all -> all.set(0, dispatched))),
                new Harm(
                        "an untold end",
                        "P15",
                        "is RESOLVED, but told []",
                        e -> untold(e, CallbackClosed.TYPE)),
                new Harm(
                        "an end told anew",
                        "P15",
                        "closed 2 times",
                        e -> retold(e, CallbackClosed.TYPE)));
    }

    private static Stream<Harm> followUps() {
        return Stream.of(
                new Harm(
                        "a follow-up of nothing",
                        "P15",
                        "which has not ended",
                        e -> tasks(e, all -> all.add(CleanRun.followUp(90, task(99))))),
                new Harm(
                        "a follow-up of what goes on",
                        "P15",
                        "follows up " + task(CleanRun.FOLLOW_UP) + ", which has not ended",
                        e ->
                                tasks(
                                        e,
                                        all ->
                                                all.add(
                                                        CleanRun.followUp(
                                                                90, task(CleanRun.FOLLOW_UP))))),
                new Harm(
                        "a task followed up twice",
                        "P15",
                        "is followed up twice",
                        e -> tasks(e, all -> all.add(CleanRun.followUp(90, task(0))))));
    }

    private static Stream<Harm> analytics() {
        return Stream.of(
                new Harm(
                        "a decision analytics never heard of",
                        "P17",
                        "is told to analytics 0× instead of 1×",
                        e -> untold(e, DecisionFact.TYPE)),
                new Harm(
                        "a decision told to analytics as two",
                        "P17",
                        "is told to analytics 2× instead of 1×",
                        e -> retold(e, DecisionFact.TYPE)),
                new Harm(
                        "a task analytics never heard of",
                        "P17",
                        "is told to open 0×",
                        e -> untold(e, CallbackFact.TYPE)),
                new Harm(
                        "an end analytics heard otherwise",
                        "P17",
                        "but analytics is told REFUSED",
                        e ->
                                toldOtherwise(
                                        e,
                                        CallbackFact.TYPE,
                                        it -> Tampering.with(it, "outcome", "REFUSED"))));
    }

    private static Stream<Harm> attempts() {
        Attempt withdrawn =
                new Attempt(CleanRun.attempt(0), task(0), 1, "WITHDRAWN", "REACHED_RESOLVED");
        Attempt open = new Attempt(CleanRun.attempt(0), task(0), 1, null, null);
        return Stream.of(
                new Harm(
                        "a lost attempt",
                        "P15",
                        "is only at survey",
                        e -> planned(e, all -> all.remove(0))),
                new Harm(
                        "a gap in a task's attempts",
                        "P15",
                        "has attempts [] of 1",
                        e -> planned(e, all -> all.remove(0))),
                new Harm(
                        "an attempt that never came",
                        "P15",
                        "never came to survey",
                        e -> worked(e, all -> all.remove(0))),
                new Harm(
                        "an attempt open at one side",
                        "P15",
                        "but ended null at the scheduler",
                        e -> planned(e, all -> all.set(0, open))),
                new Harm(
                        "an untold dispatch",
                        "P15",
                        "is told dispatched 0× instead of 1×",
                        e -> untold(e, CallbackDispatched.TYPE)),
                new Harm(
                        "a dispatch told anew",
                        "P15",
                        "is told dispatched 2× instead of 1×",
                        e -> retold(e, CallbackDispatched.TYPE)),
                new Harm(
                        "a dispatch that is not stored",
                        "P15",
                        "is dispatched, but not stored",
                        e -> planned(e, all -> all.remove(0))),
                new Harm(
                        "an untold withdrawal",
                        "P15",
                        "is told withdrawn 0× instead of 1×",
                        e -> planned(e, all -> all.set(0, withdrawn))),
                new Harm(
                        "a withdrawal of what was worked on",
                        "P15",
                        "is told withdrawn 1× instead of 0×",
                        e -> toldAlso(e, CallbackDispatched.TYPE, CallbackWithdrawn.TYPE)));
    }
}
