package io.huifang.journeys.reconcile;

import static io.huifang.journeys.reconcile.Tampering.conflicts;
import static io.huifang.journeys.reconcile.Tampering.decisions;
import static io.huifang.journeys.reconcile.Tampering.retold;
import static io.huifang.journeys.reconcile.Tampering.sendings;
import static io.huifang.journeys.reconcile.Tampering.tasks;
import static io.huifang.journeys.reconcile.Tampering.toldOtherwise;
import static io.huifang.journeys.reconcile.Tampering.untold;

import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.wallet.RefundSettled;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.SchedulerRows;
import io.huifang.journeys.evidence.SchedulerRows.Conflict;
import io.huifang.journeys.evidence.SchedulerRows.Decision;
import io.huifang.journeys.evidence.Told;
import io.huifang.journeys.http.Json;
import io.huifang.journeys.wallet.Draft;
import io.huifang.journeys.wallet.Sending;
import io.huifang.journeys.wallet.Sending.Verdict;

import java.util.stream.Stream;

/** Harm done to events and their decisions. */
final class EventHarms {
    private EventHarms() {}

    static Stream<Harm> all() {
        return Stream.of(
                new Harm(
                        "a lost decision",
                        "P1",
                        "e-0 has no decision",
                        e -> decisions(e, all -> all.remove(0))),
                new Harm(
                        "a second decision",
                        "P2",
                        "e-0 is decided 2×",
                        e -> decisions(e, all -> all.add(all.get(0)))),
                new Harm(
                        "a decision told anew",
                        "P2",
                        "told [SCHEDULED, SCHEDULED]",
                        e -> retold(e, DecisionMade.TYPE)),
                new Harm(
                        "a decision told otherwise",
                        "P2",
                        "told [IGNORED]",
                        e -> toldOtherwise(e, DecisionMade.TYPE, EventHarms::ignored)),
                new Harm("an untold decision", "P2", "told []", e -> untold(e, DecisionMade.TYPE)),
                new Harm(
                        "a decision that is not stored",
                        "P2",
                        "e-0 is only told",
                        e -> decisions(e, all -> all.remove(0))),
                new Harm(
                        "a decision about a refused event",
                        "P3",
                        "e-0 was not sent like that",
                        e -> sendings(e, all -> all.replaceAll(EventHarms::refused))),
                new Harm(
                        "a decision about an event never sent",
                        "P3",
                        "e-0 was not sent like that",
                        e -> sendings(e, all -> all.subList(0, 2).clear())),
                new Harm(
                        "the second content decided",
                        "P4",
                        "e-0 is not decided by its first content",
                        EventHarms::decideTheOther),
                new Harm(
                        "an unseen conflict",
                        "P4",
                        "e-0 is not seen as conflict",
                        e -> sendings(e, all -> all.add(other()))),
                new Harm(
                        "an invented conflict",
                        "P4",
                        "e-0 was never contradicted",
                        e -> conflicts(e, all -> all.add(new Conflict(other().draft().key())))),
                new Harm(
                        "a task about a settled refund",
                        "P7",
                        "refund-1 is settled, but its task is open",
                        EventHarms::forgetSettlement));
    }

    private static Told ignored(Told fact) {
        return Tampering.with(fact, "decision", "IGNORED");
    }

    private static Sending refused(Sending sending) {
        return new Sending(sending.draft(), Verdict.REFUSED);
    }

    private static Sending other() {
        return new Sending(CleanRun.draft(0, "2.00"), Verdict.ACCEPTED);
    }

    private static Evidence decideTheOther(Evidence evidence) {
        Decision first = evidence.scheduler().decisions().get(0);
        Decision second =
                new Decision(
                        first.key(),
                        first.type(),
                        first.kind(),
                        first.callback(),
                        other().draft().content());
        Evidence contradicted = sendings(evidence, all -> all.add(other()));
        return decisions(contradicted, all -> all.set(0, second));
    }

    private static Evidence forgetSettlement(Evidence evidence) {
        Draft settled =
                new Draft(
                        CleanRun.draft(0, "1.00").key(),
                        RefundSettled.TYPE,
                        "c-0",
                        CleanRun.NOON,
                        Json.object().put("refundId", "refund-1"));
        Evidence sent =
                sendings(evidence, all -> all.add(0, new Sending(settled, Verdict.ACCEPTED)));
        SchedulerRows.Task open =
                new SchedulerRows.Task(
                        CleanRun.task(77), "refund-delayed", "refund-1", "WAITING", null, 0, null);
        return tasks(sent, all -> all.add(open));
    }
}
