package io.huifang.scheduler.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.AttemptReturned;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.contract.callback.Purpose;
import io.huifang.contract.wallet.CustomerPreferenceChanged.Channel;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.Agreed;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Instructions;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.Standing.Status;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.correction.Consequences;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.followup.LowAnswer;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.slot.Appointment.By;
import io.huifang.scheduler.statement.Statement;
import io.huifang.scheduler.statement.Wish;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The table of dispositions, as it reaches the task. Nothing here needs a database. */
@Tag("R80")
class NextStepTest {
    /** 10:00 in Shanghai. */
    private static final Instant TEN = Instant.parse("2026-03-04T02:00:00Z");

    private static final String CUSTOMER = "c-1";

    private final TaskLedger ledger = new TaskLedger(new Ids(Clock.systemUTC()), TEN);
    private final Map<UUID, CallbackTask> tasks = new HashMap<>();
    private final Map<String, Customer> customers =
            new HashMap<>(Map.of(CUSTOMER, Customer.unknown(CUSTOMER)));
    private final ContactLedger contacts = new ContactLedger(DefaultPolicy.read(), List.of(), TEN);
    private final ConclusionBatch batch =
            new ConclusionBatch(
                    DefaultPolicy.read(), customers, tasks, ledger, contacts, new Consequences());

    @ParameterizedTest
    @CsvSource({
        "REACHED_RESOLVED, RESOLVED",
        "REACHED_UNRESOLVED, UNRESOLVED",
        "REFUSED_HARD, REFUSED",
        "NUMBER_DEAD, UNREACHABLE",
        "WRONG_PERSON, UNREACHABLE",
        "DECEASED, CANCELLED",
        "ID_FAILED, UNRESOLVED",
        "FRAUD_SUSPECTED, UNRESOLVED",
        "STATE_CHANGED, CANCELLED"
    })
    void endsTheTask(Disposition disposition, Outcome outcome) {
        CallbackTask task = dispatched();

        batch.concluded(conclusion(task, disposition));

        assertThat(task.standing().status()).isEqualTo(Status.CLOSED);
        assertThat(task.standing().outcome()).isEqualTo(outcome);
        assertThat(task.standing().dueAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "REACHED_PARTIAL, 2026-03-05T02:00:00Z",
        "APPOINTMENT_BROKEN, 2026-03-05T02:00:00Z",
        "THIRD_PARTY, 2026-03-04T05:00:00Z",
        // 10:00 was the first half of the day, the second one begins at 14:30
        "VOICEMAIL, 2026-03-04T06:30:00Z",
        "NO_ANSWER, 2026-03-04T06:30:00Z",
        "BUSY, 2026-03-04T02:20:00Z",
        "LINE_FAILURE, 2026-03-04T03:00:00Z",
        "LANGUAGE_BARRIER, 2026-03-04T03:00:00Z",
        "UNABLE, 2026-03-05T02:00:00Z",
        "REFUSED_SOFT, 2026-03-11T02:00:00Z",
        "NOT_MADE, 2026-03-04T02:15:00Z"
    })
    void triesAgain(Disposition disposition, Instant dueAt) {
        CallbackTask task = dispatched();

        batch.concluded(conclusion(task, disposition));

        assertThat(task.standing().status()).isEqualTo(Status.WAITING);
        assertThat(task.standing().dueAt()).isEqualTo(dueAt);
        assertThat(task.standing().counted()).isEqualTo(disposition.counts() ? 1 : 0);
    }

    @Test
    void neverCountsALineThatFailed() {
        CallbackTask task = dispatched();

        for (int i = 0; i < 20; i++) {
            batch.concluded(conclusion(task, Disposition.LINE_FAILURE));
            dispatch(task);
        }

        assertThat(task.isOpen()).isTrue();
        assertThat(task.standing().counted()).isZero();
    }

    @Test
    @Tag("R32")
    void keepsTheAppointmentEvenBeyondFreshness() {
        CallbackTask task = dispatched();
        Instant chosen = task.standing().freshUntil().plus(Duration.ofDays(2));

        batch.concluded(conclusion(task, Disposition.APPOINTMENT_MADE, chosen, false));

        assertThat(task.standing().dueAt()).isEqualTo(chosen);
        assertThat(task.standing().freshUntil()).isAfter(chosen);
    }

    @Test
    @Tag("R32")
    void keepsAnAppointmentOfTheLastEveningInTheNextMorning() {
        // fresh until 21:00 in Shanghai; the customer chose 20:30, when calling is over for the day
        CallbackTask task = dispatched("refund-delayed", "r-1", Duration.ofHours(13 * 24 + 11));
        Instant chosen = Instant.parse("2026-03-17T12:30:00Z");

        batch.concluded(conclusion(task, Disposition.APPOINTMENT_MADE, chosen, false));

        Instant morning = Instant.parse("2026-03-18T01:00:00Z");
        assertThat(task.standing().status()).isEqualTo(Status.WAITING);
        assertThat(task.standing().dueAt()).isEqualTo(morning);
        assertThat(task.standing().freshUntil()).isEqualTo(morning.plus(Duration.ofHours(4)));
    }

    @Test
    void givesUpAfterTheLastAllowedAttempt() {
        CallbackTask task = dispatched();
        int attempts = 1;

        batch.concluded(conclusion(task, Disposition.BUSY));
        while (task.isOpen()) {
            dispatch(task);
            attempts++;
            batch.concluded(conclusion(task, Disposition.BUSY));
        }

        assertThat(attempts).isEqualTo(5);
        assertThat(task.standing().outcome()).isEqualTo(Outcome.UNREACHABLE);
    }

    @Test
    void neverCountsWhatWasNotMade() {
        CallbackTask task = dispatched();

        for (int i = 0; i < 20; i++) {
            batch.concluded(conclusion(task, Disposition.NOT_MADE));
            dispatch(task);
        }

        assertThat(task.isOpen()).isTrue();
        assertThat(task.standing().counted()).isZero();
        assertThat(task.standing().attempts()).isEqualTo(21);
    }

    @Test
    void asksTwiceAndTakesTheSecondRefusalForAnAnswer() {
        CallbackTask task = dispatched();

        batch.concluded(conclusion(task, Disposition.REFUSED_SOFT));
        dispatch(task);
        batch.concluded(conclusion(task, Disposition.REFUSED_SOFT));

        assertThat(task.standing().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void promisesNoCallThatWouldComeAfterFreshness() {
        CallbackTask fresh = dispatched("refund-delayed", "r-1", Duration.ofDays(14));
        CallbackTask stale = dispatched("refund-delayed", "r-2", Duration.ofDays(5));

        batch.concluded(conclusion(fresh, Disposition.REFUSED_SOFT));
        batch.concluded(conclusion(stale, Disposition.REFUSED_SOFT));

        assertThat(fresh.standing().status()).isEqualTo(Status.WAITING);
        assertThat(stale.standing().outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(ledger.notices())
                .extracting(notice -> notice.fact().callbackId())
                .containsExactly(fresh.id());
    }

    @Test
    @Tag("R31")
    void neverCallsAgainWhoRefusedForGood() {
        CallbackTask task = dispatched();
        CallbackTask other = dispatched("complaint", "k-1");

        batch.concluded(conclusion(task, Disposition.REFUSED_HARD));

        assertThat(batch.suppressed()).containsOnlyKeys(CUSTOMER);
        assertThat(other.standing().outcome()).isEqualTo(Outcome.SUPPRESSED);
    }

    @Test
    @Tag("R78")
    void opensAFollowUpForWhatStayedUnresolved() {
        CallbackTask task = dispatched();

        batch.concluded(conclusion(task, Disposition.REACHED_UNRESOLVED));

        CallbackTask followUp = followUpOf(task);
        assertThat(followUp.matter().parentId()).isEqualTo(task.id());
        // the next business day
        assertThat(followUp.standing().dueAt()).isEqualTo(Instant.parse("2026-03-05T02:00:00Z"));
    }

    @Test
    @Tag("P8")
    void opensTheSameFollowUpWhenTheSameConclusionIsHeardByADatabaseThatLostIt() {
        CallbackTask task = dispatched();
        CallbackTask asItWas = CallbackTask.of(task.matter(), waiting(Duration.ofDays(14)));
        batch.concluded(conclusion(task, Disposition.REACHED_UNRESOLVED));
        CallbackTask first = tasks.remove(followUpOf(task).id());

        tasks.put(task.id(), asItWas);
        dispatch(asItWas);
        batch.concluded(conclusion(asItWas, Disposition.REACHED_UNRESOLVED));

        assertThat(followUpOf(asItWas)).isNotSameAs(first);
        assertThat(followUpOf(asItWas).id()).isEqualTo(first.id());
    }

    private CallbackTask followUpOf(CallbackTask task) {
        return batch.followUps()
                .openTask(CUSTOMER, "unresolved-follow-up", task.matter().cause())
                .orElseThrow();
    }

    @Test
    @Tag("R78")
    void followsACaseUpAsOftenAsThePolicySaysAndThenLeavesItToAPerson() {
        CallbackTask task = followedUpThreeTimes();

        batch.concluded(conclusion(task, Disposition.REACHED_UNRESOLVED));

        assertThat(task.standing().outcome()).isEqualTo(Outcome.UNRESOLVED);
        assertThat(task.matter().lineage().number()).isEqualTo(3);
        assertThat(tasks).hasSize(4);
    }

    @Test
    @Tag("R78")
    void followsUpOnceMoreWhenAnAgentAsksForIt() {
        CallbackTask task = followedUpThreeTimes();

        batch.concluded(conclusion(task, Disposition.REACHED_UNRESOLVED, null, true));

        assertThat(followUpOf(task).matter().lineage().number()).isEqualTo(4);
    }

    private CallbackTask followedUpThreeTimes() {
        CallbackTask task = dispatched();
        for (int followUp = 0; followUp < 3; followUp++) {
            batch.concluded(conclusion(task, Disposition.REACHED_UNRESOLVED));
            task = followUpOf(task);
            dispatch(task);
        }
        return task;
    }

    @Test
    @Tag("R78")
    void keepsTheFollowUpsOfTwoMattersApartThatAreTheCustomersOwn() {
        CallbackTask payment = dispatched("payment-failed", "");
        CallbackTask locked = dispatched("account-locked", "");

        batch.concluded(conclusion(payment, Disposition.REACHED_UNRESOLVED));
        batch.concluded(conclusion(locked, Disposition.REACHED_UNRESOLVED));

        assertThat(tasks.values())
                .filteredOn(CallbackTask::isOpen)
                .extracting(it -> it.matter().reason() + " " + it.matter().cause())
                .containsExactlyInAnyOrder(
                        "unresolved-follow-up payment-failed",
                        "unresolved-risk-follow-up account-locked");
    }

    @Test
    @Tag("R76")
    void opensAFollowUpWhenTheAgentAsksForOne() {
        CallbackTask task = dispatched();

        batch.concluded(conclusion(task, Disposition.REACHED_RESOLVED, null, true));

        assertThat(batch.followUps().openTask(CUSTOMER, "refund-delayed", "r-1")).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void onlyRecordsAConclusionOfAnEndedTask(Disposition disposition) {
        CallbackTask task = dispatched();
        Attempt attempt = task.underWay().orElseThrow();
        ledger.close(task, Outcome.CANCELLED, Because.CANCELLED);

        batch.concluded(conclusion(task, attempt, disposition, null, false));

        assertThat(task.standing().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(task.attempts().get(0).disposition()).isEqualTo(disposition);
        assertThat(tasks).hasSize(1);
        assertThat(batch.suppressed().containsKey(CUSTOMER)).isEqualTo(neverAgain(disposition));
    }

    @ParameterizedTest
    @EnumSource(
            value = Disposition.class,
            names = {"REFUSED_HARD", "DECEASED"})
    @Tag("R31")
    void neverCallsAgainWhoRefusedForGoodAfterTheTaskHadEnded(Disposition disposition) {
        CallbackTask task = dispatched();
        CallbackTask other = dispatched("complaint", "k-1");
        Attempt attempt = task.underWay().orElseThrow();
        ledger.close(task, Outcome.CANCELLED, Because.CLEARED);

        batch.concluded(conclusion(task, attempt, disposition, null, false));

        assertThat(batch.suppressed()).containsOnlyKeys(CUSTOMER);
        assertThat(other.standing().outcome()).isEqualTo(Outcome.SUPPRESSED);
        assertThat(task.standing().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    @Tag("R31")
    void endsATaskOfADroppedReasonAndStillHearsWhoRefusedForGood(Disposition disposition) {
        CallbackTask task = dispatched("dropped-since", "r-1");
        CallbackTask other = dispatched("complaint", "k-1");

        batch.concluded(conclusion(task, disposition));

        assertThat(task.standing().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(batch.suppressed().containsKey(CUSTOMER)).isEqualTo(neverAgain(disposition));
        assertThat(other.isOpen()).isEqualTo(!neverAgain(disposition));
    }

    private static boolean neverAgain(Disposition disposition) {
        return disposition == Disposition.REFUSED_HARD || disposition == Disposition.DECEASED;
    }

    @Test
    void hearsALateWordThatEndsTheMatter() {
        CallbackTask task = dispatched();
        Attempt lost = task.underWay().orElseThrow();
        batch.silent(task);
        dispatch(task);

        batch.concluded(conclusion(task, lost, Disposition.REACHED_RESOLVED, null, false));

        assertThat(task.standing().outcome()).isEqualTo(Outcome.RESOLVED);
    }

    @Test
    @Tag("R31")
    void writesNothingAfterARefusalForGoodWhicheverCallItWasToldOf() {
        CallbackTask unreachable = dispatched("refund-delayed", "r-1");
        CallbackTask refused = dispatched("complaint", "k-1");

        batch.concluded(conclusion(unreachable, Disposition.NUMBER_DEAD));
        boolean written = !ledger.notices().isEmpty();
        batch.concluded(conclusion(refused, Disposition.REFUSED_HARD));

        assertThat(written).isTrue();
        assertThat(ledger.notices()).isEmpty();
    }

    @Test
    void hearsALateWordThatEndsTheMatterWithANotice() {
        CallbackTask task = dispatched();
        Attempt lost = task.underWay().orElseThrow();
        batch.silent(task);
        dispatch(task);

        batch.concluded(conclusion(task, lost, Disposition.NUMBER_DEAD, null, false));

        assertThat(task.standing().outcome()).isEqualTo(Outcome.UNREACHABLE);
    }

    @Test
    void onlyCountsALateWordThatEndsNothing() {
        CallbackTask task = dispatched();
        Attempt lost = task.underWay().orElseThrow();
        batch.silent(task);
        dispatch(task);

        batch.concluded(conclusion(task, lost, Disposition.NO_ANSWER, null, false));

        assertThat(task.standing().status()).isEqualTo(Status.DISPATCHED);
        assertThat(task.standing().counted()).isEqualTo(1);
    }

    @Test
    void leavesTheLastWordToTheAttemptUnderWay() {
        CallbackTask task = dispatched();
        Attempt lost = task.underWay().orElseThrow();
        batch.silent(task);
        for (int counted = 0; counted < 4; counted++) {
            dispatch(task);
            batch.concluded(conclusion(task, Disposition.BUSY));
        }
        dispatch(task);

        batch.concluded(conclusion(task, lost, Disposition.NO_ANSWER, null, false));

        assertThat(task.standing().status()).isEqualTo(Status.DISPATCHED);
        assertThat(task.standing().counted()).isEqualTo(5);
    }

    @Test
    void comesBackWithoutCountingWhenItsWindowEnded() {
        CallbackTask task = dispatched();
        Attempt attempt = task.underWay().orElseThrow();

        batch.returned(
                new AttemptReturned(
                        UUID.randomUUID(),
                        TEN,
                        CUSTOMER,
                        task.id(),
                        attempt.attemptId(),
                        1,
                        AttemptReturned.Because.WINDOW_OVER,
                        null));

        assertThat(task.standing().status()).isEqualTo(Status.WAITING);
        assertThat(task.standing().counted()).isZero();
        assertThat(task.attempts().get(0).ending()).isEqualTo(Attempt.Ending.RETURNED);
    }

    @Test
    @Tag("R28")
    void isDialledAnewOnceNobodyIsOnTheTelephoneAnyMore() {
        CallbackTask task = dispatched();
        Attempt attempt = task.underWay().orElseThrow();
        ledger.withdraw(task, Because.CLEARED);
        ledger.dueAgain(task, TEN.plusSeconds(1800), null);

        batch.returned(returned(task, attempt));

        assertThat(task.standing().dueAt()).isEqualTo(TEN);
    }

    @Test
    @Tag("R32")
    void isNotDialledAnewBeforeTheTimeThatTheCustomerChose() {
        CallbackTask task = dispatched();
        Attempt attempt = task.underWay().orElseThrow();
        ledger.withdraw(task, Because.CLEARED);
        ledger.dueAgain(task, TEN.plusSeconds(1800), null);
        ledger.appointed(
                task,
                Agreed.of(Customer.unknown(CUSTOMER), DefaultPolicy.read(), By.CUSTOMER, TEN));

        batch.returned(returned(task, attempt));

        assertThat(task.standing().dueAt()).isEqualTo(TEN.plusSeconds(1800));
    }

    private static AttemptReturned returned(CallbackTask task, Attempt attempt) {
        return new AttemptReturned(
                UUID.randomUUID(),
                TEN,
                CUSTOMER,
                task.id(),
                attempt.attemptId(),
                attempt.number(),
                AttemptReturned.Because.WITHDRAWN,
                null);
    }

    /** What he said against calls before was taken back when he answered. */
    @Test
    @Tag("R28")
    void isFollowedUpWhenTheAnswerIsYoungerThanAWishForNoCallsThatWasTakenBack() {
        CallbackTask task = dispatched();
        Attempt attempt = task.underWay().orElseThrow();
        batch.concluded(conclusion(task, Disposition.REACHED_RESOLVED));
        hear(Set.of(Channel.SMS), TEN.plusSeconds(60));
        hear(Set.of(), TEN.plusSeconds(120));

        batch.answered(answer(task, attempt, TEN.plusSeconds(30)));
        assertThat(tasks.values()).noneMatch(CallbackTask::isOpen);

        batch.answered(answer(task, attempt, TEN.plusSeconds(180)));
        assertThat(tasks.values()).anyMatch(CallbackTask::isOpen);
    }

    private void hear(Set<Channel> channels, Instant at) {
        Statement wish = new Statement.PreferenceChanged(null, null, channels, null, at);
        customers.computeIfPresent(CUSTOMER, (id, customer) -> customer.heard(wish));
    }

    private static LowAnswer answer(CallbackTask task, Attempt attempt, Instant at) {
        return new LowAnswer(attempt.attemptId(), task.id(), "low-score", "It is low.", at, null);
    }

    @ParameterizedTest
    @CsvSource({
        // his wish is 18:00 to 19:00: a call that protects him goes on by the company's hours
        "takeover, NO_ANSWER, 2026-03-04T02:30:00Z",
        "takeover, BUSY, 2026-03-04T02:20:00Z",
        "refund-delayed, BUSY, 2026-03-04T10:00:00Z",
        "refund-delayed, VOICEMAIL, 2026-03-04T10:00:00Z"
    })
    @Tag("R10")
    @Tag("R28")
    void waitsForTheHoursHeWishesForUnlessTheCallProtectsHim(
            String reason, Disposition disposition, Instant dueAt) {
        wishes(LocalTime.of(18, 0), LocalTime.of(19, 0));
        CallbackTask task = dispatched(reason, "r-1", Duration.ofDays(3));

        batch.concluded(conclusion(task, disposition));

        assertThat(task.standing().dueAt()).isEqualTo(dueAt);
    }

    @Test
    @Tag("R10")
    void findsTheOtherDayPartOfACallThatProtectsHimWhateverHeWishes() {
        wishes(LocalTime.of(10, 0), LocalTime.of(11, 0));
        CallbackTask task = dispatched("takeover", "", Duration.ofDays(3));
        for (int i = 0; i < 3; i++) {
            batch.concluded(conclusion(task, Disposition.NO_ANSWER));
            dispatch(task);
        }

        batch.concluded(conclusion(task, Disposition.NO_ANSWER));

        assertThat(task.standing().dueAt()).isEqualTo("2026-03-04T06:30:00Z");
    }

    @Test
    @Tag("R32")
    void staysAnAppointmentUntilACallWasMade() {
        CallbackTask task = dispatched();
        ledger.appointed(
                task,
                Agreed.of(Customer.unknown("c-1"), DefaultPolicy.read(), By.AGENT, ledger.now()));

        batch.concluded(conclusion(task, Disposition.NOT_MADE));
        boolean stays = task.standing().appointed();
        dispatch(task);
        batch.concluded(conclusion(task, Disposition.NO_ANSWER));

        assertThat(stays).isTrue();
        assertThat(task.standing().appointed()).isFalse();
    }

    private void wishes(LocalTime from, LocalTime until) {
        Statement wish =
                new Statement.PreferenceChanged(
                        List.of(Wish.daily(from, until)), null, null, null, TEN.minusSeconds(60));
        customers.computeIfPresent(CUSTOMER, (id, customer) -> customer.heard(wish));
    }

    private CallbackTask dispatched() {
        return dispatched("refund-delayed", "r-1");
    }

    private CallbackTask dispatched(String reason, String cause) {
        return dispatched(reason, cause, Duration.ofDays(14));
    }

    private CallbackTask dispatched(String reason, String cause, Duration freshness) {
        UUID id = UUID.randomUUID();
        Matter matter = new Matter(id, id, null, CUSTOMER, reason, cause, cause, TEN, TEN, 1, null);
        CallbackTask task = CallbackTask.of(matter, waiting(freshness));
        tasks.put(id, task);
        ledger.open(task);
        dispatch(task);
        return task;
    }

    private static Standing waiting(Duration freshness) {
        return Standing.waiting(TEN, TEN.plus(freshness), TEN, 60);
    }

    private void dispatch(CallbackTask task) {
        Instructions none =
                new Instructions(Purpose.SERVICE, "script", null, null, null, Map.of(), 1, null);
        Attempt.CallTime callTime =
                new Attempt.CallTime(TEN, TEN.plusSeconds(3600), TEN.plusSeconds(7200));
        ledger.dispatch(task, callTime, none);
    }

    private AttemptConcluded conclusion(CallbackTask task, Disposition disposition) {
        return conclusion(task, disposition, null, false);
    }

    private AttemptConcluded conclusion(
            CallbackTask task, Disposition disposition, Instant appointmentAt, boolean followUp) {
        Attempt attempt = task.underWay().orElseThrow();
        return conclusion(task, attempt, disposition, appointmentAt, followUp);
    }

    private AttemptConcluded conclusion(
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
                null);
    }
}
