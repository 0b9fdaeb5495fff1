package io.huifang.scheduler.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.fixture.AnyCall;
import io.huifang.scheduler.followup.WantedFollowUp.State;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What becomes of what was said in a call. Nothing here needs a database. */
@Tag("R14")
class FollowingUpTest {
    /** 10:00 in Shanghai. */
    private static final Instant TEN = Instant.parse("2026-03-04T02:00:00Z");

    private static final Policy POLICY = DefaultPolicy.read();

    private final Map<UUID, CallbackTask> tasks = new HashMap<>();
    private final Map<UUID, UUID> corrections = new HashMap<>();
    private Customer customer = Customer.unknown("c-1");
    private TaskLedger ledger = at(TEN);

    /** Another call was to take the answer up: it is lost only where the customer had his say. */
    @ParameterizedTest
    @CsvSource({
        "REACHED_RESOLVED, RESOLVED, false",
        "REFUSED_SOFT, REFUSED, false",
        "NO_ANSWER, UNREACHABLE, true",
        "VOICEMAIL, EXPIRED, true",
        "STATE_CHANGED, CANCELLED, true"
    })
    @Tag("P7")
    void callsAgainUnlessHeHadHisSayInTheOtherCallWhicheverIsToldFirst(
            Disposition other, Outcome outcome, boolean calls) {
        for (boolean answerFirst : new boolean[] {true, false}) {
            tasks.clear();
            CallbackTask task = dispatched();
            WantedFollowUp answer = answered(conclude(task, Disposition.REACHED_PARTIAL), task);
            ledger.dueAgain(task, TEN, null);
            if (answerFirst) {
                answer = next(answer);
                assertThat(answer.state()).isEqualTo(State.WAITS);
            }
            ledger = at(TEN.plusSeconds(600));
            dispatch(task);
            conclude(task, other);
            ledger.close(task, outcome, Because.CLEARED);

            answer = next(answer);

            assertThat(answer.state()).isEqualTo(State.DONE);
            assertThat(open()).hasSize(calls ? 1 : 0);
        }
    }

    /** The settlement may be told later and be older all the same. */
    @Test
    @Tag("P7")
    void keepsTheOpenCallFromBeingClearedByWhatIsOlderThanTheAnswer() {
        CallbackTask task = dispatched();
        Attempt attempt = conclude(task, Disposition.REACHED_PARTIAL);
        ledger.dueAgain(task, TEN, null);
        Instant due = task.standing().dueAt();

        next(answered(attempt, task));

        assertThat(task.standing().events().latest()).isEqualTo(TEN.plusSeconds(1));
        assertThat(task.standing().dueAt()).isEqualTo(due);
    }

    @Test
    @Tag("D11")
    void takesBackWhatSomebodyElseSaidAndFollowsItUpWhenItWasTheCustomerAfterAll() {
        CallbackTask task = dispatched();
        Attempt attempt = conclude(task, Disposition.REACHED_RESOLVED);
        ledger.close(task, Outcome.RESOLVED, Because.CLEARED);
        WantedFollowUp followed = next(answered(attempt, task));
        assertThat(open()).extracting(CallbackTask::id).containsExactly(followed.followUpId());

        correct(task, Disposition.WRONG_PERSON);
        WantedFollowUp takenBack = next(followed);
        assertThat(takenBack.state()).isEqualTo(State.TOLD);
        assertThat(open()).isEmpty();
        assertThat(next(takenBack)).isEqualTo(takenBack);

        correct(task, Disposition.REACHED_PARTIAL);
        WantedFollowUp again = next(takenBack);
        assertThat(again.followUpId()).isNotEqualTo(followed.followUpId());
        assertThat(open()).extracting(CallbackTask::id).containsExactly(again.followUpId());
    }

    @Test
    void callsNobodyAboutWhatTheWrongPersonAnswered() {
        CallbackTask task = dispatched();
        WantedFollowUp answer = answered(conclude(task, Disposition.WRONG_PERSON), task);
        ledger.close(task, Outcome.UNREACHABLE, Because.CLEARED);

        assertThat(next(answer)).isEqualTo(answer);
        assertThat(open()).isEmpty();
    }

    /** What a call forbids may be a mistake; a person means what he enters. */
    @Test
    @Tag("D11")
    void waitsForTheEndOfAnEntryThatFollowsFromACall() {
        CallbackTask task = dispatched();
        WantedFollowUp answer = answered(conclude(task, Disposition.REACHED_RESOLVED), task);
        ledger.close(task, Outcome.RESOLVED, Because.CLEARED);
        customer = customer.suppressed(Suppression.by(Disposition.REFUSED_HARD, TEN));

        WantedFollowUp waits = next(answer);
        assertThat(waits.state()).isEqualTo(State.WAITS);
        assertThat(next(waits)).isEqualTo(waits);
        assertThat(open()).isEmpty();

        customer = customer.suppressed(null);
        next(waits);
        assertThat(open()).hasSize(1);
    }

    @Test
    void opensNothingForWhomAPersonForbadeToCall() {
        CallbackTask task = dispatched();
        WantedFollowUp answer = answered(conclude(task, Disposition.REACHED_RESOLVED), task);
        ledger.close(task, Outcome.RESOLVED, Because.CLEARED);
        customer = customer.suppressed(new Suppression(null, "asked for it", "ops-1", TEN));

        assertThat(next(answer).state()).isEqualTo(State.DONE);
        assertThat(open()).isEmpty();
    }

    @Test
    @Tag("R24")
    void callsNobodyAboutWhatWaitedForTooLong() {
        CallbackTask task = dispatched();
        Attempt attempt = conclude(task, Disposition.REACHED_PARTIAL);
        ledger.dueAgain(task, TEN, null);
        WantedFollowUp waits = next(answered(attempt, task));
        ledger.close(task, Outcome.SUPPRESSED, Because.SUPPRESSED);
        ledger = at(TEN.plus(Duration.ofDays(365)));

        assertThat(next(waits).state()).isEqualTo(State.DONE);
        assertThat(open()).isEmpty();
    }

    @Test
    @Tag("R78")
    void opensNoMoreFollowUpsOfACaseThanThePolicyLets() {
        CallbackTask task = dispatched();
        ledger.endings()
                .conclude(
                        task,
                        task.underWay().orElseThrow(),
                        new Attempt.Told(Disposition.REACHED_RESOLVED, TEN, null, false));
        ledger.close(task, Outcome.RESOLVED, Because.CLEARED);
        FollowUpPlanning planning = new FollowUpPlanning(POLICY, ledger, tasks);

        for (int i = 0; i < POLICY.followUps().most(); i++) {
            CallbackTask sibling = planning.open(task, customer, wish(false)).orElseThrow();
            assertThat(sibling.matter().followUps()).isOne();
            dispatch(sibling);
            ledger.close(sibling, Outcome.UNREACHABLE, Because.CLEARED);
        }

        assertThat(planning.open(task, customer, wish(false))).isEmpty();
        CallbackTask asked = planning.open(task, customer, wish(true)).orElseThrow();
        ledger.close(asked, Outcome.CANCELLED, Because.CANCELLED);
        assertThat(planning.open(task, customer, wish(false))).isEmpty();
    }

    /** One that a correction took back before any call was none. */
    @Test
    @Tag("D11")
    void doesNotCountAFollowUpThatWasTakenBack() {
        CallbackTask task = dispatched();
        conclude(task, Disposition.REACHED_RESOLVED);
        ledger.close(task, Outcome.RESOLVED, Because.CLEARED);
        FollowUpPlanning planning = new FollowUpPlanning(POLICY, ledger, tasks);

        for (int i = 0; i <= POLICY.followUps().most(); i++) {
            CallbackTask sibling = planning.open(task, customer, wish(false)).orElseThrow();
            ledger.close(sibling, Outcome.CANCELLED, Because.CANCELLED);
        }
    }

    private static Wish wish(boolean asked) {
        return new Wish("low-score", UUID.randomUUID(), asked, "answer.low", "It is low.");
    }

    private List<CallbackTask> open() {
        return tasks.values().stream().filter(CallbackTask::isOpen).toList();
    }

    private WantedFollowUp next(WantedFollowUp wanted) {
        FollowingUp following =
                new FollowingUp(
                        new FollowUpPlanning(POLICY, ledger, tasks),
                        tasks,
                        ledger,
                        corrections::get);
        return following.next(wanted, tasks.get(wanted.callbackId()), customer);
    }

    private static WantedFollowUp answered(Attempt attempt, CallbackTask task) {
        return new LowAnswer(
                        attempt.attemptId(),
                        task.id(),
                        "low-score",
                        "It is low.",
                        TEN.plusSeconds(1),
                        null)
                .wanted();
    }

    private void correct(CallbackTask task, Disposition disposition) {
        Attempt attempt = task.attempts().get(0);
        ledger.endings().correct(task, attempt, disposition);
        corrections.put(attempt.attemptId(), UUID.randomUUID());
    }

    private Attempt conclude(CallbackTask task, Disposition disposition) {
        Attempt attempt = task.underWay().orElseThrow();
        ledger.endings()
                .conclude(task, attempt, new Attempt.Told(disposition, ledger.now(), null, false));
        return attempt;
    }

    private CallbackTask dispatched() {
        UUID id = UUID.randomUUID();
        Matter matter =
                new Matter(
                        id,
                        id,
                        null,
                        "c-1",
                        "refund-delayed",
                        "refund:r-1",
                        null,
                        TEN,
                        TEN,
                        1,
                        null);
        CallbackTask task =
                CallbackTask.of(
                        matter, Standing.waiting(TEN, TEN.plus(Duration.ofDays(3)), TEN, 60));
        tasks.put(id, task);
        ledger.open(task);
        dispatch(task);
        return task;
    }

    private void dispatch(CallbackTask task) {
        ledger.dispatch(
                task,
                new Attempt.CallTime(TEN, TEN.plusSeconds(3600), TEN.plusSeconds(7200)),
                AnyCall.instructions());
    }

    private static TaskLedger at(Instant now) {
        return new TaskLedger(new Ids(Clock.systemUTC()), now);
    }
}
