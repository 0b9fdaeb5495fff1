package io.huifang.scheduler.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.AttemptCorrected;
import io.huifang.contract.attempt.AttemptReturned;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.budget.ContactEntry;
import io.huifang.scheduler.budget.ContactEntry.State;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.correction.Consequences;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.dispatch.ContactDecision;
import io.huifang.scheduler.fixture.AnyNotice;
import io.huifang.scheduler.notice.Asked;
import io.huifang.scheduler.policy.ContactKind;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What becomes of the contact that was reserved for an attempt. */
@Tag("R25")
@Tag("D3")
class SettlementTest {
    /** 10:00 in Shanghai. */
    private static final Instant TEN = Instant.parse("2026-03-04T02:00:00Z");

    private static final Instant LATER = TEN.plus(Duration.ofMinutes(7));
    private static final Customer CUSTOMER = Customer.unknown("c-1");

    private final Policy policy = DefaultPolicy.read();
    private final TaskLedger ledger = new TaskLedger(new Ids(Clock.systemUTC()), TEN);
    private final Map<UUID, CallbackTask> tasks = new HashMap<>();
    private final ContactLedger contacts = new ContactLedger(policy, List.of(), TEN);
    private final ConclusionBatch batch =
            new ConclusionBatch(
                    policy,
                    new HashMap<>(Map.of("c-1", CUSTOMER)),
                    tasks,
                    ledger,
                    contacts,
                    new Consequences());

    private CallbackTask task;
    private Attempt attempt;

    @BeforeEach
    void dispatch() {
        UUID id = UUID.randomUUID();
        Matter matter =
                new Matter(id, id, null, "c-1", "refund-delayed", "r-1", "r-1", TEN, TEN, 1, null);
        Instant freshUntil = TEN.plus(Duration.ofDays(14));
        task = CallbackTask.of(matter, Standing.waiting(TEN, freshUntil, TEN, 60));
        tasks.put(id, task);
        ledger.open(task);
        ContactDecision.of(task, CUSTOMER, policy, contacts, TEN)
                .applyTo(task, Map.of(), ledger, contacts);
        attempt = task.underWay().orElseThrow();
    }

    @Test
    void isReservedUntilSilenceWouldBeTakenForLoss() {
        assertThat(contact().state()).isEqualTo(State.RESERVED);
        assertThat(contact().at()).isEqualTo(attempt.silentAt());
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void isSpentByWhatCountsAndReleasedByWhatDoesNot(Disposition disposition) {
        batch.concluded(conclusion(disposition));

        assertThat(contact().state())
                .isEqualTo(disposition.counts() ? State.SPENT : State.RELEASED);
        assertThat(contact().at()).isEqualTo(LATER);
    }

    @Test
    void isReleasedWhenTheAttemptCameBackUnworked() {
        batch.returned(returned(null));

        assertThat(contact().state()).isEqualTo(State.RELEASED);
    }

    @Test
    void isSpentWhenSomebodyHadBeenShownTheNumber() {
        batch.returned(returned(TEN.plusSeconds(60)));

        assertThat(contact().state()).isEqualTo(State.SPENT);
    }

    @Test
    void staysReservedAfterAWithdrawalUntilSurveyTellsWhetherTheCallHadBegun() {
        ledger.close(task, Outcome.CANCELLED, Because.CLEARED);
        assertThat(contact().state()).isEqualTo(State.RESERVED);

        batch.returned(returned(null));

        assertThat(contact().state()).isEqualTo(State.RELEASED);
    }

    @Test
    @Tag("P13")
    void isSpentWhenAnotherHadBeenShownTheNumberBeforeTheAgentWhoMadeNoCall() {
        Instant claimed = TEN.plusSeconds(90);

        batch.concluded(conclusion(Disposition.LINE_FAILURE, LATER, claimed));

        assertThat(contact().state()).isEqualTo(State.SPENT);
    }

    @Test
    @Tag("D11")
    void staysSpentByThatOtherWhenTheWordIsCorrected() {
        batch.concluded(conclusion(Disposition.LINE_FAILURE, LATER, TEN.plusSeconds(90)));

        correct(Disposition.LINE_FAILURE, Disposition.STATE_CHANGED);

        assertThat(contact().state()).isEqualTo(State.SPENT);
    }

    @Test
    @Tag("P7")
    void isSpentByThatOtherAlsoWhenTheWordComesAfterItsCorrection() {
        correct(Disposition.LINE_FAILURE, Disposition.STATE_CHANGED);
        assertThat(contact().state()).isEqualTo(State.RELEASED);

        batch.concluded(conclusion(Disposition.LINE_FAILURE, LATER, TEN.plusSeconds(90)));

        assertThat(contact().state()).isEqualTo(State.SPENT);
    }

    @Test
    @Tag("D11")
    void isReleasedWhenTheCallTurnsOutNotToHaveBeenMade() {
        batch.concluded(conclusion(Disposition.NO_ANSWER));

        correct(Disposition.NO_ANSWER, Disposition.LINE_FAILURE);

        assertThat(contact().state()).isEqualTo(State.RELEASED);
    }

    @Test
    @Tag("P13")
    void isNotMovedToALaterInstantByWhoeverTellsLate() {
        Instant tooLate = attempt.silentAt().plus(Duration.ofHours(30));

        batch.concluded(conclusion(Disposition.NO_ANSWER, tooLate, TEN));

        assertThat(contact().at()).isEqualTo(attempt.silentAt());
    }

    @Test
    @Tag("P13")
    void isNotMovedBeforeItsDispatchByAClockThatIsSlow() {
        batch.concluded(conclusion(Disposition.NO_ANSWER, TEN.minus(Duration.ofHours(2)), TEN));

        assertThat(contact().at()).isEqualTo(TEN);
    }

    @Test
    @Tag("P13")
    void isSpentBySilenceAtTheInstantUntilWhichItWasReserved() {
        TaskLedger muchLater =
                new TaskLedger(new Ids(Clock.systemUTC()), attempt.silentAt().plusSeconds(108_000));

        new ConclusionBatch(
                        policy,
                        new HashMap<>(Map.of("c-1", CUSTOMER)),
                        tasks,
                        muchLater,
                        contacts,
                        new Consequences())
                .silent(task);

        assertThat(contact().state()).isEqualTo(State.SPENT);
        assertThat(contact().at()).isEqualTo(attempt.silentAt());
    }

    @Test
    void isSpentBySilenceAndCorrectedByALateWord() {
        batch.silent(task);
        assertThat(contact().state()).isEqualTo(State.SPENT);

        batch.concluded(conclusion(Disposition.LINE_FAILURE));

        assertThat(contact().state()).isEqualTo(State.RELEASED);
    }

    @Test
    void believesTheConclusionOfACallThatWasGivenUp() {
        batch.returned(returned(null));

        batch.concluded(conclusion(Disposition.NO_ANSWER));

        assertThat(contact().state()).isEqualTo(State.SPENT);
    }

    @Test
    void changesNothingByASecondDelivery() {
        batch.concluded(conclusion(Disposition.NO_ANSWER));
        ContactEntry once = contact();

        batch.concluded(conclusion(Disposition.LINE_FAILURE));
        batch.returned(returned(null));

        assertThat(contact()).isEqualTo(once);
    }

    @Test
    @Tag("R30")
    void withholdsANoticeBeyondTheBudget() {
        for (int i = 0; i < 2; i++) {
            contacts.spend(AnyNotice.about(task, TEN), ContactKind.NOTICE, false);
        }

        batch.concluded(conclusion(Disposition.NUMBER_DEAD));

        assertThat(task.standing().outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(Asked.of(ledger.notices(), contacts, TEN).withheld()).hasSize(1);
    }

    /** The vault has none that is safe, and the agent says so. */
    @Test
    void isReleasedWhenThereWasNoNumberToShow() {
        batch.concluded(conclusion(Disposition.NUMBER_DEAD, LATER, TEN, null));

        assertThat(contact().state()).isEqualTo(State.RELEASED);
    }

    @Test
    void entersTheNoticeThatGoesOut() {
        batch.concluded(conclusion(Disposition.NUMBER_DEAD));

        assertThat(Asked.of(ledger.notices(), contacts, TEN).granted()).hasSize(1);
        assertThat(contacts.of("c-1"))
                .filteredOn(it -> it.kind() == ContactKind.NOTICE)
                .singleElement()
                .extracting(ContactEntry::state)
                .isEqualTo(State.SPENT);
    }

    private ContactEntry contact() {
        return contacts.of("c-1").stream()
                .filter(it -> it.entryId().equals(attempt.attemptId()))
                .findAny()
                .orElseThrow();
    }

    private void correct(Disposition previous, Disposition right) {
        new Correcting(
                        batch,
                        new AttemptCorrected(
                                UUID.randomUUID(),
                                LATER,
                                "c-1",
                                task.id(),
                                attempt.attemptId(),
                                1,
                                previous,
                                right,
                                "supervisor-1"))
                .correct();
    }

    private AttemptConcluded conclusion(Disposition disposition) {
        return conclusion(disposition, LATER, TEN);
    }

    /** The number was first shown at ten. */
    private AttemptConcluded conclusion(Disposition disposition, Instant at, Instant claimedAt) {
        return conclusion(disposition, at, claimedAt, TEN);
    }

    private AttemptConcluded conclusion(
            Disposition disposition, Instant at, Instant claimedAt, Instant revealedAt) {
        return new AttemptConcluded(
                UUID.randomUUID(),
                at,
                "c-1",
                task.id(),
                attempt.attemptId(),
                1,
                disposition,
                "agent-1",
                claimedAt,
                revealedAt,
                null,
                false,
                null,
                null,
                null,
                null);
    }

    private AttemptReturned returned(Instant revealedAt) {
        return new AttemptReturned(
                UUID.randomUUID(),
                LATER,
                "c-1",
                task.id(),
                attempt.attemptId(),
                1,
                AttemptReturned.Because.WINDOW_OVER,
                revealedAt);
    }
}
