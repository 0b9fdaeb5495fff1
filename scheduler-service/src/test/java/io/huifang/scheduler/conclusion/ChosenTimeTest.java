package io.huifang.scheduler.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.Agreed;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.ChosenTime;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.Standing.Status;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.correction.Consequences;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.fixture.AnyCall;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.slot.Appointment.By;

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

/**
 * A customer moved his call while an agent had it, who was on the telephone already: what the agent
 * tells then comes after the choice.
 */
@Tag("R32")
@Tag("R33")
class ChosenTimeTest {
    /** Ten in Shanghai. */
    private static final Instant TEN = Instant.parse("2026-03-04T02:00:00Z");

    private static final Instant CHOSEN = TEN.plus(Duration.ofDays(1));
    private static final Instant OTHER = TEN.plus(Duration.ofDays(2));
    private static final Customer CUSTOMER = Customer.unknown("c-1");
    private static final UUID ID = UUID.fromString("01a200f8-8240-7000-8000-0000000000cb");

    private final Policy policy = DefaultPolicy.read();
    private final TaskLedger ledger = new TaskLedger(new Ids(Clock.systemUTC()), TEN);
    private final CallbackTask task = task();
    private final ConclusionBatch batch =
            new ConclusionBatch(
                    policy,
                    new HashMap<>(Map.of("c-1", CUSTOMER)),
                    new HashMap<>(Map.of(ID, task)),
                    ledger,
                    new ContactLedger(policy, List.of(), TEN),
                    new Consequences());

    private Attempt last;

    @BeforeEach
    void moveTheCallOfTheLastAttempt() {
        ledger.open(task);
        int allowed = policy.reason("refund-delayed").orElseThrow().retryPlan().maxAttempts();
        for (int number = 1; number < allowed; number++) {
            dispatch();
            ledger.endings()
                    .conclude(
                            task, last, new Attempt.Told(Disposition.NO_ANSWER, TEN, null, false));
        }
        dispatch();
        ledger.endings().withdraw(task, Because.CANCELLED);
        ledger.dueAgain(task, CHOSEN, null);
        ledger.appointed(task, Agreed.of(CUSTOMER, policy, By.CUSTOMER, TEN));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "NO_ANSWER",
                "VOICEMAIL",
                "BUSY",
                "REFUSED_SOFT",
                "REACHED_PARTIAL",
                "APPOINTMENT_BROKEN"
            })
    void standsWhateverThePlanWantsAlsoAfterTheLastAllowedAttempt(Disposition late) {
        conclude(late, TEN.minusSeconds(60), null);

        assertThat(task.standing().status()).isEqualTo(Status.WAITING);
        assertThat(task.standing().dueAt()).isEqualTo(CHOSEN);
        assertThat(task.standing().appointed()).isTrue();
        assertThat(ledger.notices()).isEmpty();
        assertThat(last().disposition()).isEqualTo(late);
    }

    @Test
    void endsWithTheMatter() {
        conclude(Disposition.REACHED_RESOLVED, TEN.minusSeconds(60), null);

        assertThat(task.standing().outcome()).isEqualTo(Outcome.RESOLVED);
    }

    @Test
    void isNotReplacedByWhatHeSaidBeforeHeChose() {
        conclude(Disposition.APPOINTMENT_MADE, TEN.minusSeconds(120), OTHER);

        assertThat(task.standing().dueAt()).isEqualTo(CHOSEN);
    }

    @Test
    void isReplacedByWhatHeSaidAfterwards() {
        conclude(Disposition.APPOINTMENT_MADE, TEN.plusSeconds(120), OTHER);

        assertThat(task.standing().dueAt()).isEqualTo(OTHER);
        assertThat(task.standing().chosen()).isEqualTo(new ChosenTime(OTHER, TEN.plusSeconds(120)));
    }

    private void conclude(Disposition disposition, Instant at, Instant appointmentAt) {
        batch.concluded(
                new AttemptConcluded(
                        UUID.randomUUID(),
                        at,
                        "c-1",
                        ID,
                        last.attemptId(),
                        last.number(),
                        disposition,
                        "agent-1",
                        TEN,
                        TEN,
                        appointmentAt,
                        false,
                        null,
                        null,
                        null,
                        null));
    }

    private Attempt last() {
        return task.attempt(last.attemptId()).orElseThrow();
    }

    private void dispatch() {
        if (task.standing().status() != Status.WAITING) ledger.dueAgain(task, TEN, null);
        ledger.dispatch(
                task,
                new Attempt.CallTime(TEN, TEN.plusSeconds(3600), TEN.plusSeconds(7200)),
                AnyCall.instructions());
        last = task.underWay().orElseThrow();
    }

    private static CallbackTask task() {
        return CallbackTask.of(
                new Matter(
                        ID,
                        ID,
                        null,
                        "c-1",
                        "refund-delayed",
                        "refund:r-1",
                        "r-1",
                        TEN,
                        TEN,
                        1,
                        null),
                Standing.waiting(TEN, TEN.plus(Duration.ofDays(14)), TEN, 60));
    }
}
