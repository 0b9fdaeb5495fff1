package io.huifang.scheduler.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.AttemptCorrected;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.Agreed;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Instructions;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.correction.Consequences;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.fixture.AnyCall;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.slot.Appointment.By;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a correction undoes and does. Nothing here needs a database. */
@Tag("D11")
class CorrectingTest {
    /** 10:00 in Shanghai. */
    private static final Instant TEN = Instant.parse("2026-03-04T02:00:00Z");

    private static final String CUSTOMER = "c-1";

    private final TaskLedger ledger = new TaskLedger(new Ids(Clock.systemUTC()), TEN);
    private final Map<UUID, CallbackTask> tasks = new HashMap<>();
    private final Map<String, Customer> customers =
            new HashMap<>(Map.of(CUSTOMER, Customer.unknown(CUSTOMER)));
    private final ConclusionBatch batch =
            new ConclusionBatch(
                    DefaultPolicy.read(),
                    customers,
                    tasks,
                    ledger,
                    new ContactLedger(DefaultPolicy.read(), List.of(), TEN),
                    new Consequences());

    /** Every pair of dispositions: 21 wrong ones for each right one. */
    @ParameterizedTest
    @EnumSource(Disposition.class)
    void leavesOpenWhatTheRightDispositionWouldHaveLeftOpen(Disposition right) {
        String expected = endOf(right);

        for (Disposition wrong : Disposition.values()) {
            assertThat(endOf(wrong, right))
                    .as("%s instead of %s", right, wrong)
                    .isEqualTo(expected);
        }
    }

    /** The comparison above would notice a correction that does nothing. */
    @Test
    void wouldLeaveOtherThingsOpenWithoutCorrection() {
        Set<String> ends = new HashSet<>();
        for (Disposition disposition : Disposition.values()) ends.add(endOf(disposition));

        assertThat(ends).hasSizeGreaterThan(8);
    }

    @Test
    void endsWhereACorrectionOfACorrectionSays() {
        for (Disposition right : Disposition.values()) {
            String end =
                    endOf(Disposition.NO_ANSWER, Disposition.REFUSED_HARD, Disposition.BUSY, right);

            assertThat(end).as("%s", right).isEqualTo(endOf(right));
        }
    }

    private static String endOf(Disposition... told) {
        CorrectingTest test = new CorrectingTest();
        CallbackTask task = test.dispatched("refund-delayed", "refund:r-1");
        test.conclude(task, told[0]);
        for (int revision = 1; revision < told.length; revision++) {
            test.correct(task, revision, told[revision - 1], told[revision]);
        }
        return test.customers.get(CUSTOMER).suppressedAt(TEN).isPresent()
                + " "
                + test.customers.get(CUSTOMER).numberNotHisSince()
                + " "
                + test.tasks.values().stream()
                        .filter(CallbackTask::isOpen)
                        .map(it -> it.matter().reason() + " at " + it.standing().dueAt())
                        .sorted()
                        .toList();
    }

    /** Somebody else was reached before him, and who seemed to be him was not. */
    @Test
    @Tag("R30")
    void remembersWhatWasKnownOfANumberBeforeHeSeemedToBeReached() {
        CallbackTask first = dispatched("refund-delayed", "refund:r-1");
        conclude(first, Disposition.WRONG_PERSON);
        CallbackTask second = dispatched("complaint", "complaint:c-1");
        conclude(second, Disposition.REACHED_PARTIAL);
        assertThat(customers.get(CUSTOMER).numberNotHisSince()).isNull();

        correct(second, 1, Disposition.REACHED_PARTIAL, Disposition.BUSY);

        assertThat(customers.get(CUSTOMER).numberNotHisSince()).isEqualTo(TEN);
    }

    @Test
    void takesTheRetryAwayWhenTheCustomerHadInFactRefused() {
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        conclude(task, Disposition.NO_ANSWER);

        correct(task, 1, Disposition.NO_ANSWER, Disposition.REFUSED_HARD);

        assertThat(task.standing().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(task.attempts().get(0).disposition()).isEqualTo(Disposition.REFUSED_HARD);
        assertThat(batch.suppressed()).containsOnlyKeys(CUSTOMER);
    }

    @Test
    void withdrawsAnAttemptThatShouldNotHaveFollowed() {
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        conclude(task, Disposition.NO_ANSWER);
        dispatch(task);

        correct(task, 1, Disposition.NO_ANSWER, Disposition.REACHED_RESOLVED, 0);

        assertThat(task.standing().outcome()).isEqualTo(Outcome.RESOLVED);
        assertThat(task.attempts().get(1).ending()).isEqualTo(Attempt.Ending.WITHDRAWN);
    }

    @Test
    void goesOnWithEveryTaskThatAWrongRefusalEnded() {
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        CallbackTask other = dispatched("complaint", "complaint:k-1");
        conclude(task, Disposition.REFUSED_HARD);

        correct(task, 1, Disposition.REFUSED_HARD, Disposition.NO_ANSWER);

        assertThat(customers.get(CUSTOMER).suppression()).isNull();
        assertThat(other.standing().outcome()).isEqualTo(Outcome.SUPPRESSED);
        assertThat(tasks.values())
                .filteredOn(CallbackTask::isOpen)
                .extracting(it -> it.matter().parentId())
                .containsExactlyInAnyOrder(task.id(), other.id());
    }

    @Test
    @Tag("R32")
    void callsNobodySoonerThanTheTasksThatAWrongRefusalEnded() {
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        CallbackTask friday = dispatched("requested-by-customer", "");
        ledger.withdraw(friday, Because.CLEARED);
        ledger.dueAgain(friday, TEN.plus(Duration.ofDays(2)), "interpreter");
        ledger.appointed(
                friday,
                Agreed.of(Customer.unknown(CUSTOMER), DefaultPolicy.read(), By.CUSTOMER, TEN));
        conclude(task, Disposition.REFUSED_HARD);

        correct(task, 1, Disposition.REFUSED_HARD, Disposition.NO_ANSWER);

        CallbackTask again = inPlaceOf(friday);
        assertThat(again.standing().dueAt()).isEqualTo(TEN.plus(Duration.ofDays(2)));
        assertThat(again.standing().appointed()).isTrue();
        assertThat(again.standing().skill()).isEqualTo("interpreter");
    }

    /**
     * What is low in a first call's answers is followed up, in a follow-up's only what is unsolved.
     */
    @Test
    void goesOnWithTheSameCallAndNotWithAFollowUpOfIt() {
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        conclude(task, Disposition.REACHED_RESOLVED);

        correct(task, 1, Disposition.REACHED_RESOLVED, Disposition.NO_ANSWER);

        CallbackTask again = inPlaceOf(task);
        assertThat(again.matter().followUps()).isZero();
        assertThat(again.matter().caseId()).isEqualTo(task.id());
    }

    private CallbackTask inPlaceOf(CallbackTask ended) {
        return tasks.values().stream()
                .filter(it -> ended.id().equals(it.matter().parentId()))
                .findAny()
                .orElseThrow();
    }

    @Test
    void keepsAProhibitionThatAnotherAttemptHoldsToo() {
        CallbackTask first = dispatched("refund-delayed", "refund:r-1");
        CallbackTask second = dispatched("complaint", "complaint:k-1");
        Attempt withdrawn = second.underWay().orElseThrow();
        conclude(first, Disposition.REFUSED_HARD);
        batch.concluded(conclusion(second, withdrawn, Disposition.DECEASED));

        correct(first, 1, Disposition.REFUSED_HARD, Disposition.NO_ANSWER);
        assertThat(customers.get(CUSTOMER).suppressedAt(TEN)).isPresent();
        correct(second, 1, Disposition.DECEASED, Disposition.NO_ANSWER);

        assertThat(customers.get(CUSTOMER).suppressedAt(TEN)).isEmpty();
        assertThat(tasks.values())
                .filteredOn(CallbackTask::isOpen)
                .extracting(it -> it.matter().reason())
                .containsExactlyInAnyOrder("refund-delayed", "complaint");
    }

    @Test
    void givesAPersonsEntryBackThatHadGivenWay() {
        Suppression byPerson =
                new Suppression(TEN.plus(Duration.ofDays(9)), "asked for it", "ann", TEN);
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        customers.put(CUSTOMER, customers.get(CUSTOMER).suppressed(byPerson));
        conclude(task, Disposition.REFUSED_HARD);

        correct(task, 1, Disposition.REFUSED_HARD, Disposition.NO_ANSWER);

        assertThat(customers.get(CUSTOMER).suppression()).isEqualTo(byPerson);
    }

    @Test
    void leavesAPersonsEntryForGoodAlone() {
        Suppression byPerson = new Suppression(null, "asked for it", "ann", TEN);
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        customers.put(CUSTOMER, customers.get(CUSTOMER).suppressed(byPerson));
        conclude(task, Disposition.REFUSED_HARD);

        correct(task, 1, Disposition.REFUSED_HARD, Disposition.NO_ANSWER);

        assertThat(customers.get(CUSTOMER).suppression()).isEqualTo(byPerson);
        assertThat(batch.suppressed()).isEmpty();
    }

    @Test
    @Tag("R99")
    void opensNothingAboutAnErasedCustomer() {
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        dispatched("complaint", "complaint:k-1");
        conclude(task, Disposition.REFUSED_HARD);
        Customer refused = customers.get(CUSTOMER);
        customers.put(
                CUSTOMER,
                new Customer(
                        CUSTOMER,
                        refused.whereabouts(),
                        refused.suppression(),
                        true,
                        refused.statements()));

        correct(task, 1, Disposition.REFUSED_HARD, Disposition.NO_ANSWER);

        assertThat(tasks.values()).noneMatch(CallbackTask::isOpen).hasSize(2);
        assertThat(customers.get(CUSTOMER).suppression()).isEqualTo(refused.suppression());
    }

    @Test
    void countsOrUncountsTheAttempt() {
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        conclude(task, Disposition.LINE_FAILURE);

        correct(task, 1, Disposition.LINE_FAILURE, Disposition.BUSY);
        assertThat(task.standing().counted()).isEqualTo(1);
        correct(task, 2, Disposition.BUSY, Disposition.NOT_MADE);

        assertThat(task.standing().counted()).isZero();
    }

    @Test
    void keepsTheFollowUpThatTheAgentAskedFor() {
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        concludeAsking(task, Disposition.REACHED_UNRESOLVED);

        correct(task, 1, Disposition.REACHED_UNRESOLVED, Disposition.REACHED_RESOLVED);

        assertThat(tasks.values())
                .filteredOn(CallbackTask::isOpen)
                .extracting(it -> it.matter().reason())
                .containsExactly("refund-delayed");
    }

    @Test
    void givesTheAppointmentBack() {
        Instant chosen = TEN.plus(Duration.ofDays(2));
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        concludeAppointing(task, chosen);

        correct(task, 1, Disposition.APPOINTMENT_MADE, Disposition.BUSY);
        assertThat(task.standing().dueAt()).isNotEqualTo(chosen);

        correct(task, 2, Disposition.BUSY, Disposition.APPOINTMENT_MADE);
        assertThat(task.standing().dueAt()).isEqualTo(chosen);
    }

    /** Two attempts are allowed, and one was made. */
    @Test
    void countsAttemptsOfAnEndedTaskByHowTheyEndedInTruth() {
        CallbackTask task = dispatched("how-to", "");
        conclude(task, Disposition.REACHED_RESOLVED);

        correct(task, 1, Disposition.REACHED_RESOLVED, Disposition.STATE_CHANGED);
        correct(task, 2, Disposition.STATE_CHANGED, Disposition.NO_ANSWER);

        assertThat(tasks.values())
                .filteredOn(CallbackTask::isOpen)
                .extracting(it -> it.matter().parentId())
                .containsExactly(task.id());
    }

    @Test
    void onlyRecordsACorrectionOfATaskThatSomethingElseHadEnded() {
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        conclude(task, Disposition.NO_ANSWER);
        ledger.close(task, Outcome.CANCELLED, Because.CLEARED);

        correct(task, 1, Disposition.NO_ANSWER, Disposition.BUSY);

        assertThat(task.standing().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(task.attempts().get(0).disposition()).isEqualTo(Disposition.BUSY);
        assertThat(tasks).hasSize(1);
    }

    @Test
    @Tag("P7")
    void hearsTheConclusionAfterItsCorrection() {
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        Attempt attempt = task.underWay().orElseThrow();

        correct(task, 1, Disposition.NO_ANSWER, Disposition.REACHED_RESOLVED);
        batch.concluded(conclusion(task, attempt, Disposition.NO_ANSWER));

        assertThat(task.standing().outcome()).isEqualTo(Outcome.RESOLVED);
        assertThat(task.attempts().get(0).disposition()).isEqualTo(Disposition.REACHED_RESOLVED);
    }

    @Test
    @Tag("P7")
    void keepsTheTimeOfAConclusionHeardAfterItsCorrection() {
        Instant chosen = TEN.plus(Duration.ofDays(1));
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        Attempt attempt = task.underWay().orElseThrow();

        correct(task, 1, Disposition.APPOINTMENT_MADE, Disposition.NO_ANSWER);
        batch.concluded(conclusion(task, attempt, Disposition.APPOINTMENT_MADE, chosen, false));
        correct(task, 2, Disposition.NO_ANSWER, Disposition.APPOINTMENT_MADE);

        assertThat(task.standing().chosen().at()).isEqualTo(chosen);
        assertThat(task.standing().dueAt()).isEqualTo(chosen);
    }

    @Test
    @Tag("P7")
    void leavesTheLastWordToTheLaterRevision() {
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        conclude(task, Disposition.NO_ANSWER);

        correct(task, 2, Disposition.BUSY, Disposition.REACHED_RESOLVED);
        correct(task, 1, Disposition.NO_ANSWER, Disposition.BUSY);

        assertThat(task.attempts().get(0).disposition()).isEqualTo(Disposition.REACHED_RESOLVED);
        assertThat(tasks.values()).noneMatch(CallbackTask::isOpen);
    }

    private CallbackTask dispatched(String reason, String cause) {
        UUID id = UUID.randomUUID();
        Matter matter = new Matter(id, id, null, CUSTOMER, reason, cause, null, TEN, TEN, 1, null);
        Standing waiting = Standing.waiting(TEN, TEN.plus(Duration.ofDays(14)), TEN, 60);
        CallbackTask task = CallbackTask.of(matter, waiting);
        tasks.put(id, task);
        ledger.open(task);
        dispatch(task);
        return task;
    }

    private void dispatch(CallbackTask task) {
        Instructions none = AnyCall.instructions();
        Attempt.CallTime callTime =
                new Attempt.CallTime(TEN, TEN.plusSeconds(3600), TEN.plusSeconds(7200));
        ledger.dispatch(task, callTime, none);
    }

    private void conclude(CallbackTask task, Disposition disposition) {
        batch.concluded(conclusion(task, task.underWay().orElseThrow(), disposition));
    }

    private void concludeAsking(CallbackTask task, Disposition disposition) {
        Attempt attempt = task.underWay().orElseThrow();
        batch.concluded(conclusion(task, attempt, disposition, null, true));
    }

    private void concludeAppointing(CallbackTask task, Instant chosen) {
        Attempt attempt = task.underWay().orElseThrow();
        batch.concluded(conclusion(task, attempt, Disposition.APPOINTMENT_MADE, chosen, false));
    }

    private static AttemptConcluded conclusion(
            CallbackTask task, Attempt attempt, Disposition disposition) {
        return conclusion(task, attempt, disposition, null, false);
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

    private void correct(CallbackTask task, int revision, Disposition was, Disposition is) {
        correct(task, revision, was, is, task.attempts().size() - 1);
    }

    private void correct(
            CallbackTask task, int revision, Disposition was, Disposition is, int attempt) {
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
