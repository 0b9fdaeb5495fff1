package io.huifang.journeys.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.wallet.PaymentDuplicateCharged;
import io.huifang.contract.wallet.RefundSettled;
import io.huifang.journeys.desk.DeskEntry;
import io.huifang.journeys.desk.DeskEntry.CameBack;
import io.huifang.journeys.desk.DeskEntry.Claimed;
import io.huifang.journeys.desk.DeskEntry.Concluded;
import io.huifang.journeys.desk.DeskEntry.Lease;
import io.huifang.journeys.desk.DeskEntry.Revealed;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.LeaseWatch;
import io.huifang.journeys.evidence.Leftovers;
import io.huifang.journeys.evidence.SchedulerRows;
import io.huifang.journeys.evidence.SurveyRows;
import io.huifang.journeys.http.Json;
import io.huifang.journeys.wallet.Draft;
import io.huifang.journeys.wallet.EventKey;
import io.huifang.journeys.wallet.Sending;
import io.huifang.journeys.wallet.Sending.Verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/** The evidence of a run in which a few customers were called and all went well. */
final class CleanRun {
    static final Leftovers NOTHING = new Leftovers(0, 0, 0, 0);
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** Number of the task that follows up the first one. */
    static final int FOLLOW_UP = 50;

    static final ObjectNode ANSWERS = Json.object().put("csat", 4).put("resolved", true);

    final List<Sending> sendings = new ArrayList<>();
    final List<DeskEntry> desk = new ArrayList<>();
    final List<SchedulerRows.Decision> decisions = new ArrayList<>();
    final List<SchedulerRows.Conflict> conflicts = new ArrayList<>();
    final List<SchedulerRows.Task> tasks = new ArrayList<>();
    final List<SchedulerRows.Attempt> planned = new ArrayList<>();
    final List<SurveyRows.Attempt> worked = new ArrayList<>();
    final List<SurveyRows.Conclusion> conclusions = new ArrayList<>();
    final CleanLog log = new CleanLog();

    private CleanRun() {}

    static Evidence of(int customers) {
        CleanRun run = new CleanRun();
        for (int number = 0; number < customers; number++) {
            run.call(number);
        }
        if (customers > 0) {
            run.tasks.add(followUp(FOLLOW_UP, task(0)));
            run.log.opened(task(FOLLOW_UP));
            run.contradict(1);
            run.settle(2);
            run.comeBack(3);
        }
        return new Evidence(
                new Evidence.Clients(run.sendings, run.desk),
                new SchedulerRows(run.decisions, run.conflicts, run.tasks, run.planned),
                new SurveyRows(run.worked, run.conclusions),
                run.log.told(),
                NOTHING,
                new LeaseWatch.Seen(customers, 0));
    }

    static Draft draft(int number, String amount) {
        ObjectNode data = Json.object().put("paymentId", "p-" + number).put("amount", amount);
        return new Draft(
                new EventKey("/wallet-1", "e-" + number),
                PaymentDuplicateCharged.TYPE,
                "c-" + number,
                NOON,
                data);
    }

    static UUID attempt(int number) {
        return new UUID(2, number);
    }

    /** A task that waits after another one has ended. */
    static SchedulerRows.Task followUp(int number, UUID parent) {
        return new SchedulerRows.Task(task(number), "complaint", "p-0", "WAITING", null, 0, parent);
    }

    static UUID task(int number) {
        return new UUID(1, number);
    }

    private void call(int number) {
        Draft draft = draft(number, "1.00");
        UUID task = task(number);
        UUID attempt = attempt(number);
        sendings.add(new Sending(draft, Verdict.UNCLEAR));
        sendings.add(new Sending(draft, Verdict.ACCEPTED));
        decide(draft, "SCHEDULED", task);
        tasks.add(
                new SchedulerRows.Task(
                        task, "duplicate-charge", "p-" + number, "CLOSED", "RESOLVED", 1, null));
        planned.add(new SchedulerRows.Attempt(attempt, task, 1, "CONCLUDED", "REACHED_RESOLVED"));
        log.dispatched(number);
        work(number);
        log.closed(number);
    }

    private void decide(Draft draft, String kind, UUID task) {
        decisions.add(
                new SchedulerRows.Decision(draft.key(), draft.type(), kind, task, draft.content()));
        log.decided(draft, kind, task);
    }

    /** The wallet says something else under a key it has used. */
    private void contradict(int number) {
        Draft other = draft(number, "2.00");
        sendings.add(new Sending(other, Verdict.ACCEPTED));
        conflicts.add(new SchedulerRows.Conflict(other.key()));
        log.decided(other, "CONFLICT", null);
    }

    /** A refund that nobody waits for is settled. */
    private void settle(int number) {
        Draft settled =
                new Draft(
                        new EventKey("/wallet-1", "settled-" + number),
                        RefundSettled.TYPE,
                        "c-" + number,
                        NOON,
                        Json.object().put("refundId", "refund-" + number));
        sendings.add(new Sending(settled, Verdict.ACCEPTED));
        decide(settled, "RECORDED", null);
    }

    /** An agent comes back to what it has long lost, and is refused. */
    private void comeBack(int number) {
        Lease lease = new Lease(attempt(number), 1, "agent-1");
        Instant late = NOON.plusSeconds(600);
        desk.add(new CameBack(lease, late, late, "late reveal", OptionalInt.of(412)));
    }

    private void work(int number) {
        Lease lease = new Lease(attempt(number), 1, "agent-1");
        desk.add(
                new Claimed(
                        lease,
                        NOON,
                        NOON.plusMillis(5),
                        task(number),
                        "c-" + number,
                        NOON.plusMillis(2),
                        NOON.plusSeconds(90)));
        desk.add(new Revealed(lease, NOON.plusSeconds(1), NOON.plusSeconds(2)));
        desk.add(
                new Concluded(
                        lease,
                        NOON.plusSeconds(20),
                        NOON.plusSeconds(21),
                        Disposition.REACHED_RESOLVED,
                        ANSWERS,
                        OptionalInt.of(200)));
        worked.add(
                new SurveyRows.Attempt(
                        attempt(number),
                        "CONCLUDED",
                        1,
                        NOON.plusMillis(2),
                        null,
                        new SurveyRows.Window(NOON.minusSeconds(3_600), NOON.plusSeconds(3_600))));
        conclusions.add(
                new SurveyRows.Conclusion(
                        attempt(number),
                        task(number),
                        1,
                        "agent-1",
                        "REACHED_RESOLVED",
                        ANSWERS,
                        NOON.plusMillis(2),
                        NOON.plusSeconds(20)));
        log.concluded(number);
    }
}
