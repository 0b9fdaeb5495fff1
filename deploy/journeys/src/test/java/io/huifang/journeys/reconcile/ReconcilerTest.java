package io.huifang.journeys.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackClosed;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.CallbackWithdrawn;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.survey.SurveyResponded;
import io.huifang.contract.wallet.RefundSettled;
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
import io.huifang.journeys.wallet.Sending;
import io.huifang.journeys.wallet.Sending.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Every check must be able to fail: each is shown the very thing that it is there to notice. */
class ReconcilerTest {
    private static final Instant NOON = CleanRun.NOON;
    private static final ObjectNode OTHER_ANSWERS = Json.object().put("csat", 1);

    @Test
    void findsNothingInARunWhereAllWentWell() {
        Report report = Reconciler.reconcile(CleanRun.of(4));

        assertThat(report.broken()).as(report::toString).isEmpty();
        assertThat(report.findings()).allMatch(Finding::holds);
    }

    @Test
    void takesNoPromiseForShownInARunInWhichNothingHappened() {
        Report report = Reconciler.reconcile(CleanRun.of(0));

        assertThat(report.broken()).as(report::toString).isEmpty();
        assertThat(report.notShown())
                .as("only the stack's rest can be seen without a run")
                .containsAll(
                        report.findings().stream()
                                .filter(finding -> !finding.promise().equals("P6"))
                                .toList());
    }

    @Test
    void takesTheSameFactStandingOnTheLogTwiceForOne() {
        Evidence evidence = CleanRun.of(4);
        List<Told> twice = new ArrayList<>(evidence.told());
        twice.addAll(evidence.told());

        Report report = Reconciler.reconcile(evidence.withTold(twice));

        assertThat(report.broken()).as(report::toString).isEmpty();
    }

    @ParameterizedTest(name = "{1} is broken by {0}")
    @MethodSource("harm")
    void noticesHarm(UnaryOperator<Evidence> harm, String promise) {
        Evidence harmed = harm.apply(CleanRun.of(4));

        Report report = Reconciler.reconcile(harmed);

        assertThat(report.broken()).as(report::toString).contains(promise);
    }

    static Stream<Arguments> harm() {
        return Stream.of(events(), leases(), tasks(), conclusions(), leftovers())
                .flatMap(Stream::sequential);
    }

    private static Stream<Arguments> events() {
        return Stream.of(
                harm("a lost decision", "P1", e -> decisions(e, all -> all.remove(0))),
                harm("a second decision", "P2", e -> decisions(e, all -> all.add(all.get(0)))),
                harm("a decision told otherwise", "P2", ReconcilerTest::retellDecision),
                harm("an untold decision", "P2", e -> untold(e, DecisionMade.TYPE)),
                harm(
                        "a decision about a refused event",
                        "P3",
                        e -> sendings(e, all -> all.replaceAll(ReconcilerTest::refused))),
                harm(
                        "a decision about an event never sent",
                        "P3",
                        e -> sendings(e, all -> all.subList(0, 2).clear())),
                harm("the second content decided", "P4", ReconcilerTest::decideTheOther),
                harm("an unseen conflict", "P4", e -> sendings(e, all -> all.add(other()))),
                harm("a task about a settled refund", "P7", ReconcilerTest::forgetSettlement));
    }

    private static Stream<Arguments> leases() {
        Lease second = new Lease(CleanRun.attempt(0), 2, "agent-2");
        Lease same = new Lease(CleanRun.attempt(0), 1, "agent-2");
        return Stream.of(
                harm("a claim during a lease", "P9", e -> desk(e, claim(second, 19))),
                harm("one token for two", "P9", e -> desk(e, claim(same, 200))),
                harm(
                        "a number shown to a former holder",
                        "P9",
                        e ->
                                desk(
                                        desk(e, claim(second, 200)),
                                        new Revealed(
                                                new Lease(CleanRun.attempt(0), 1, "agent-1"),
                                                NOON.plusSeconds(201),
                                                NOON.plusSeconds(202)))),
                harm(
                        "a late conclusion taken",
                        "P10",
                        e -> desk(e, late(Disposition.LINE_FAILURE, 200))),
                harm(
                        "a refused conclusion stored",
                        "P10",
                        e ->
                                withoutConclusion(
                                        desk(
                                                withoutConclusion(e),
                                                late(Disposition.REACHED_RESOLVED, 412)))),
                harm(
                        "a lease that never ends",
                        "P11",
                        e -> e.withLeases(new LeaseWatch.Seen(9, 1))),
                harm(
                        "a lease nobody holds any more",
                        "P11",
                        e -> e.withLeftovers(new Leftovers(0, 0, 0, 1))));
    }

    private static Stream<Arguments> tasks() {
        return Stream.of(
                harm("a lost task", "P15", e -> tasks(e, all -> all.remove(0))),
                harm("an invented task", "P15", e -> tasks(e, all -> all.add(task("WAITING")))),
                harm(
                        "a dispatched task without attempt",
                        "P15",
                        e ->
                                tasks(
                                        e,
                                        all ->
                                                all.set(
                                                        0,
                                                        new SchedulerRows.Task(
                                                                CleanRun.task(0),
                                                                "duplicate-charge",
                                                                "p-0",
                                                                "DISPATCHED",
                                                                null,
                                                                1,
                                                                null)))),
                harm(
                        "a follow-up of nothing",
                        "P15",
                        e -> tasks(e, all -> all.add(CleanRun.followUp(9, CleanRun.task(99))))),
                harm(
                        "a follow-up of what goes on",
                        "P15",
                        e -> tasks(e, all -> all.add(CleanRun.followUp(9, CleanRun.task(4))))),
                harm(
                        "a task followed up twice",
                        "P15",
                        e -> tasks(e, all -> all.add(CleanRun.followUp(9, CleanRun.task(0))))),
                harm("a lost attempt", "P15", e -> planned(e, all -> all.remove(0))),
                harm("an attempt that never came", "P15", e -> worked(e, all -> all.remove(0))),
                harm("an untold dispatch", "P15", e -> untold(e, CallbackDispatched.TYPE)),
                harm("a dispatch told anew", "P15", e -> retold(e, CallbackDispatched.TYPE)),
                harm("an untold withdrawal", "P15", ReconcilerTest::withdrawSilently),
                harm(
                        "a withdrawal of what goes on",
                        "P15",
                        e -> toldAlso(e, CallbackDispatched.TYPE, CallbackWithdrawn.TYPE)),
                harm("an untold end", "P15", e -> untold(e, CallbackClosed.TYPE)),
                harm("an end told anew", "P15", e -> retold(e, CallbackClosed.TYPE)));
    }

    private static Stream<Arguments> conclusions() {
        return Stream.of(
                harm(
                        "a lost conclusion",
                        "P17",
                        e -> e.withSurvey(rows -> rows.withConclusions(List.of()))),
                harm("an invented conclusion", "P17", ReconcilerTest::withoutConclusion),
                harm(
                        "a conclusion the scheduler never heard",
                        "P17",
                        e ->
                                planned(
                                        e,
                                        all ->
                                                all.set(
                                                        0,
                                                        new SchedulerRows.Attempt(
                                                                CleanRun.attempt(0),
                                                                CleanRun.task(0),
                                                                1,
                                                                null,
                                                                null)))),
                harm("a lost analytics record", "P17", e -> untold(e, AttemptFact.TYPE)),
                harm("an analytics record told anew", "P17", e -> retold(e, AttemptFact.TYPE)),
                harm("other answers stored than given", "P17", e -> answers(e, OTHER_ANSWERS)),
                harm("answers lost", "P17", e -> answers(e, null)),
                harm("other answers told", "P17", e -> otherAnswersTold(e, SurveyResponded.TYPE)),
                harm("other analytics", "P17", e -> otherAnswersTold(e, ResponseFact.TYPE)),
                harm("attempts told in the wrong order", "P17", ReconcilerTest::disorder));
    }

    private static Stream<Arguments> leftovers() {
        return Stream.of(
                harm("a full outbox", "P6", e -> e.withLeftovers(new Leftovers(1, 0, 0, 0))),
                harm("unread records", "P6", e -> e.withLeftovers(new Leftovers(0, 1, 0, 0))),
                harm("a dead letter", "P6", e -> e.withLeftovers(new Leftovers(0, 0, 1, 0))));
    }

    private static Arguments harm(String what, String promise, UnaryOperator<Evidence> harm) {
        return Arguments.of(named(what, harm), promise);
    }

    private static Evidence decideTheOther(Evidence evidence) {
        Evidence contradicted = sendings(evidence, all -> all.add(other()));
        return decisions(
                contradicted,
                all ->
                        all.set(
                                0,
                                new SchedulerRows.Decision(
                                        all.get(0).key(),
                                        all.get(0).type(),
                                        all.get(0).kind(),
                                        all.get(0).callback(),
                                        other().draft().content())));
    }

    private static Sending other() {
        return new Sending(CleanRun.draft(0, "2.00"), Verdict.ACCEPTED);
    }

    private static Sending refused(Sending sending) {
        return new Sending(sending.draft(), Verdict.REFUSED);
    }

    private static Evidence forgetSettlement(Evidence evidence) {
        Draft settled =
                new Draft(
                        CleanRun.draft(0, "1.00").key(),
                        RefundSettled.TYPE,
                        "c-0",
                        NOON,
                        Json.object().put("refundId", "refund-1"));
        Evidence sent =
                sendings(evidence, all -> all.add(0, new Sending(settled, Verdict.ACCEPTED)));
        return tasks(sent, all -> all.add(task("WAITING")));
    }

    private static SchedulerRows.Task task(String status) {
        return new SchedulerRows.Task(
                CleanRun.task(77), "refund-delayed", "refund-1", status, null, 0, null);
    }

    private static DeskEntry claim(Lease lease, int second) {
        Instant from = NOON.plusSeconds(second);
        return new Claimed(lease, from, from, CleanRun.task(0), "c-0", from, from.plusSeconds(90));
    }

    private static DeskEntry late(Disposition disposition, int status) {
        Instant late = NOON.plusSeconds(500);
        Lease lease = new Lease(CleanRun.attempt(0), 1, "agent-1");
        return new Concluded(lease, late, late, disposition, null, OptionalInt.of(status));
    }

    /** As if the agent had never said how it ended. */
    private static Evidence withoutConclusion(Evidence evidence) {
        return desk(
                evidence,
                entry ->
                        !(entry instanceof Concluded said)
                                || said.isRefused()
                                || !said.lease().attempt().equals(CleanRun.attempt(0)));
    }

    private static Evidence disorder(Evidence evidence) {
        List<Told> told = new ArrayList<>(evidence.told());
        Told first =
                told.stream().filter(it -> it.type().equals(AttemptFact.TYPE)).findFirst().get();
        told.add(CleanRun.retold(first));
        return evidence.withTold(told);
    }

    private static Evidence answers(Evidence evidence, JsonNode answers) {
        Change<SurveyRows.Conclusion> change =
                all -> {
                    SurveyRows.Conclusion row = all.get(0);
                    all.set(
                            0,
                            new SurveyRows.Conclusion(
                                    row.attempt(),
                                    row.task(),
                                    row.number(),
                                    row.agent(),
                                    row.disposition(),
                                    answers,
                                    row.claimedAt(),
                                    row.concludedAt()));
                };
        return evidence.withSurvey(rows -> rows.withConclusions(change.on(rows.conclusions())));
    }

    private static Evidence otherAnswersTold(Evidence evidence, String type) {
        return evidence.withTold(
                evidence.told().stream()
                        .map(fact -> fact.type().equals(type) ? otherAnswers(fact) : fact)
                        .toList());
    }

    private static Told otherAnswers(Told fact) {
        ObjectNode data = fact.data().deepCopy();
        if (data.has("answers")) {
            data.set("answers", OTHER_ANSWERS);
        } else {
            data.setAll(OTHER_ANSWERS);
        }
        return new Told(
                fact.topic(), fact.partition(), fact.offset(), fact.type(), fact.eventId(), null,
                data);
    }

    private static Evidence retellDecision(Evidence evidence) {
        return retold(evidence, DecisionMade.TYPE);
    }

    private static Evidence retold(Evidence evidence, String type) {
        List<Told> told = new ArrayList<>(evidence.told());
        evidence.told().stream()
                .filter(fact -> fact.type().equals(type))
                .map(CleanRun::retold)
                .forEach(told::add);
        return evidence.withTold(told);
    }

    /** For each fact of one type another one of another type that says the same. */
    private static Evidence toldAlso(Evidence evidence, String type, String other) {
        List<Told> told = new ArrayList<>(evidence.told());
        evidence.told().stream()
                .filter(fact -> fact.type().equals(type))
                .map(CleanRun::retold)
                .map(fact -> CleanRun.as(other, fact))
                .forEach(told::add);
        return evidence.withTold(told);
    }

    private static Evidence withdrawSilently(Evidence evidence) {
        SchedulerRows.Attempt withdrawn =
                new SchedulerRows.Attempt(
                        CleanRun.attempt(0),
                        CleanRun.task(0),
                        1,
                        "WITHDRAWN",
                        "REACHED_RESOLVED");
        return planned(evidence, all -> all.set(0, withdrawn));
    }

    private static Evidence untold(Evidence evidence, String type) {
        return evidence.withTold(
                evidence.told().stream().filter(fact -> !fact.type().equals(type)).toList());
    }

    private static Evidence sendings(Evidence evidence, Change<Sending> change) {
        Evidence.Clients clients = evidence.clients();
        return evidence.withClients(
                new Evidence.Clients(change.on(clients.sendings()), clients.desk()));
    }

    private static Evidence desk(Evidence evidence, DeskEntry more) {
        Evidence.Clients clients = evidence.clients();
        Change<DeskEntry> change = all -> all.add(more);
        return evidence.withClients(
                new Evidence.Clients(clients.sendings(), change.on(clients.desk())));
    }

    private static Evidence desk(Evidence evidence, Predicate<DeskEntry> keep) {
        Evidence.Clients clients = evidence.clients();
        return evidence.withClients(
                new Evidence.Clients(
                        clients.sendings(), clients.desk().stream().filter(keep).toList()));
    }

    private static Evidence decisions(Evidence evidence, Change<SchedulerRows.Decision> change) {
        return evidence.withScheduler(rows -> rows.withDecisions(change.on(rows.decisions())));
    }

    private static Evidence tasks(Evidence evidence, Change<SchedulerRows.Task> change) {
        return evidence.withScheduler(rows -> rows.withTasks(change.on(rows.tasks())));
    }

    private static Evidence planned(Evidence evidence, Change<SchedulerRows.Attempt> change) {
        return evidence.withScheduler(rows -> rows.withAttempts(change.on(rows.attempts())));
    }

    private static Evidence worked(Evidence evidence, Change<SurveyRows.Attempt> change) {
        return evidence.withSurvey(rows -> rows.withAttempts(change.on(rows.attempts())));
    }

    /** Changes a copy of a list. */
    private interface Change<T> {
        void in(List<T> list);

        default List<T> on(List<T> original) {
            List<T> copy = new ArrayList<>(original);
            in(copy);
            return copy;
        }
    }
}
