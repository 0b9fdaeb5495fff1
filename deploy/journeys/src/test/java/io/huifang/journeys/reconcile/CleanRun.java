package io.huifang.journeys.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackClosed;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.survey.SurveyResponded;
import io.huifang.contract.wallet.PaymentDuplicateCharged;
import io.huifang.journeys.desk.DeskEntry;
import io.huifang.journeys.desk.DeskEntry.Claimed;
import io.huifang.journeys.desk.DeskEntry.Concluded;
import io.huifang.journeys.desk.DeskEntry.Lease;
import io.huifang.journeys.desk.DeskEntry.Revealed;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.LeaseWatch;
import io.huifang.journeys.evidence.Leftovers;
import io.huifang.journeys.evidence.SchedulerRows;
import io.huifang.journeys.evidence.SurveyRows;
import io.huifang.journeys.evidence.Told;
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

    private static final ObjectNode ANSWERS = Json.object().put("csat", 4).put("resolved", true);

    final List<Sending> sendings = new ArrayList<>();
    final List<DeskEntry> desk = new ArrayList<>();
    final List<SchedulerRows.Decision> decisions = new ArrayList<>();
    final List<SchedulerRows.Task> tasks = new ArrayList<>();
    final List<SchedulerRows.Attempt> planned = new ArrayList<>();
    final List<SurveyRows.Attempt> worked = new ArrayList<>();
    final List<SurveyRows.Conclusion> conclusions = new ArrayList<>();
    final List<Told> told = new ArrayList<>();

    private CleanRun() {}

    static Evidence of(int customers) {
        CleanRun run = new CleanRun();
        for (int number = 0; number < customers; number++) {
            run.call(number);
        }
        if (customers > 0) {
            run.tasks.add(followUp(customers, task(0)));
        }
        return new Evidence(
                new Evidence.Clients(run.sendings, run.desk),
                new SchedulerRows(run.decisions, List.of(), run.tasks, run.planned),
                new SurveyRows(run.worked, run.conclusions),
                run.told,
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
        return new SchedulerRows.Task(
                task(number), "complaint", "p-0", "WAITING", null, 0, parent);
    }

    static UUID task(int number) {
        return new UUID(1, number);
    }

    /** The same fact told anew, under another id. */
    static Told retold(Told fact) {
        return new Told(
                fact.topic(),
                fact.partition(),
                fact.offset() + 1000,
                fact.type(),
                new UUID(9, fact.offset()),
                null,
                fact.data());
    }

    /** The same said under another type. */
    static Told as(String type, Told fact) {
        return new Told(
                fact.topic(),
                fact.partition(),
                fact.offset(),
                type,
                fact.eventId(),
                null,
                fact.data());
    }

    private void call(int number) {
        Draft draft = draft(number, "1.00");
        UUID task = task(number);
        UUID attempt = attempt(number);
        sendings.add(new Sending(draft, Verdict.UNCLEAR));
        sendings.add(new Sending(draft, Verdict.ACCEPTED));
        decisions.add(
                new SchedulerRows.Decision(
                        draft.key(), draft.type(), "SCHEDULED", task, draft.content()));
        tell(
                "callback-decisions",
                DecisionMade.TYPE,
                Json.object()
                        .put("source", draft.key().source())
                        .put("id", draft.key().id())
                        .put("decision", "SCHEDULED"));
        tasks.add(
                new SchedulerRows.Task(
                        task, "duplicate-charge", "p-" + number, "CLOSED", "RESOLVED", 1, null));
        planned.add(new SchedulerRows.Attempt(attempt, task, 1, "CONCLUDED", "REACHED_RESOLVED"));
        tell("callback-tasks", CallbackDispatched.TYPE, ids(number));
        work(number);
        tell("callback-tasks", CallbackClosed.TYPE, ids(number).put("outcome", "RESOLVED"));
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
                new SurveyRows.Attempt(attempt(number), "CONCLUDED", 1, NOON.plusMillis(2), null));
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
        tell("callback-attempts", AttemptConcluded.TYPE, concluded(number));
        tell("survey-responses", SurveyResponded.TYPE, responded(number));
        tell("analytics-attempts", AttemptFact.TYPE, concluded(number));
        tell("analytics-responses", ResponseFact.TYPE, response(number));
    }

    private static ObjectNode concluded(int number) {
        return ids(number).put("number", 1).put("disposition", "REACHED_RESOLVED");
    }

    private static ObjectNode responded(int number) {
        return ids(number).set("answers", ANSWERS);
    }

    private static ObjectNode response(int number) {
        return ids(number).setAll(ANSWERS);
    }

    private static ObjectNode ids(int number) {
        return Json.object()
                .put("attemptId", attempt(number).toString())
                .put("callbackId", task(number).toString());
    }

    private void tell(String topic, String type, ObjectNode data) {
        int offset = told.size();
        told.add(new Told(topic, 0, offset, type, new UUID(8, offset), null, data));
    }
}
