package io.huifang.scheduler.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.correction.Consequences;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.dispatch.ContactDecision;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who gets the place of a contact that was settled. Three calls a day are allowed. */
@Tag("R25")
@Tag("D3")
class FreedPlacesTest {
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

    @Test
    void giveAPlaceThatIsReleasedToTheMostImportantTaskOnly() {
        List<CallbackTask> dispatched = due(50, 50, 50);
        List<CallbackTask> heldBack = due(20, 70, 60);
        Instant before = heldBack.get(0).standing().dueAt();

        batch.concluded(conclusion(dispatched.get(0), Disposition.LINE_FAILURE, null));
        FreedPlaces.give(batch);

        assertThat(dueTimes(heldBack)).containsExactly(before, TEN, before);
        assertThat(heldBack.get(1).standing().heldBackBy()).isEqualTo("budget.exhausted");
    }

    @Test
    void giveTheNextOnesThePlacesThatBecomeFreeLater() {
        List<CallbackTask> dispatched = due(50, 50, 50);
        List<CallbackTask> heldBack = due(20, 70);

        dispatched.forEach(task -> batch.concluded(conclusion(task, Disposition.NO_ANSWER, null)));
        FreedPlaces.give(batch);

        // the calls were over at seven past, the reservations would have lasted into the night
        assertThat(dueTimes(heldBack)).containsOnly(LATER.plus(Duration.ofDays(1)));
    }

    @Test
    void leaveATaskAloneWhoseAppointmentWasJustTold() {
        due(50, 50);
        CallbackTask silent = due(50).get(0);
        Attempt first = silent.underWay().orElseThrow();
        ledger.endings().returned(silent);
        ledger.dueAgain(silent, TEN, null);
        ledger.holdBack(silent, TEN.plus(Duration.ofDays(1)), "budget.exhausted");
        Instant chosen = TEN.plus(Duration.ofHours(29));

        batch.concluded(conclusion(silent, first, Disposition.APPOINTMENT_MADE, chosen));
        FreedPlaces.give(batch);

        assertThat(silent.standing().dueAt()).isEqualTo(chosen);
        assertThat(silent.standing().heldBackBy()).isNull();
    }

    @Test
    void leaveTheRetryOfALateWordAloneWhosePlaceWasReleased() {
        due(50, 50);
        CallbackTask silent = due(50).get(0);
        Attempt first = silent.underWay().orElseThrow();
        ledger.endings().returned(silent);
        ledger.dueAgain(silent, TEN, null);
        ledger.holdBack(silent, TEN.plus(Duration.ofDays(1)), "budget.exhausted");

        batch.concluded(conclusion(silent, first, Disposition.LINE_FAILURE, null));
        FreedPlaces.give(batch);

        assertThat(silent.standing().dueAt()).isEqualTo(LATER.plus(Duration.ofHours(1)));
    }

    @Test
    void giveNothingWhenNothingWasFreed() {
        List<CallbackTask> dispatched = due(50, 50, 50);
        List<CallbackTask> heldBack = due(70);
        Instant before = heldBack.get(0).standing().dueAt();

        ledger.close(dispatched.get(0), Outcome.CANCELLED, Because.CLEARED);
        FreedPlaces.give(batch);

        assertThat(dueTimes(heldBack)).containsExactly(before);
    }

    private static List<Instant> dueTimes(List<CallbackTask> tasks) {
        return tasks.stream().map(task -> task.standing().dueAt()).toList();
    }

    /** Tasks of these priorities that are due now, asked about in that order. */
    private List<CallbackTask> due(int... priorities) {
        List<CallbackTask> due = new ArrayList<>();
        for (int priority : priorities) {
            UUID id = UUID.randomUUID();
            String cause = id.toString();
            Matter matter =
                    new Matter(
                            id, id, null, "c-1", "refund-delayed", cause, cause, TEN, TEN, 1, null);
            Instant freshUntil = TEN.plus(Duration.ofDays(14));
            CallbackTask task =
                    CallbackTask.of(matter, Standing.waiting(TEN, freshUntil, TEN, priority));
            tasks.put(id, task);
            ledger.open(task);
            ContactDecision.of(task, CUSTOMER, policy, contacts, TEN)
                    .applyTo(task, Map.of(), ledger, contacts);
            due.add(task);
        }
        return due;
    }

    private static AttemptConcluded conclusion(
            CallbackTask task, Disposition disposition, Instant appointmentAt) {
        return conclusion(task, task.underWay().orElseThrow(), disposition, appointmentAt);
    }

    private static AttemptConcluded conclusion(
            CallbackTask task, Attempt attempt, Disposition disposition, Instant appointmentAt) {
        return new AttemptConcluded(
                UUID.randomUUID(),
                LATER,
                "c-1",
                task.id(),
                attempt.attemptId(),
                1,
                disposition,
                "agent-1",
                TEN,
                TEN,
                appointmentAt,
                false,
                null,
                null,
                null,
                null);
    }
}
