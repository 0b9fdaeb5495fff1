package io.huifang.scheduler.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.time.ZoneOffset.UTC;

import io.huifang.backing.Database;
import io.huifang.scheduler.callback.Agreed;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.callback.TaskLedgers;
import io.huifang.scheduler.callback.TaskLocks;
import io.huifang.scheduler.fixture.Daytime;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.policy.AppointmentRules;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.huifang.scheduler.slot.Appointment.By;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Many customers want one slot at once. Each answer is a transaction on a connection of its own, as
 * those of several replicas are.
 */
@SchedulerTest
@Tag("R32")
@Tag("R33")
class AnswerAppointmentRaceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject AnswerAppointment answerAppointment;
    @Inject ShowAppointment showAppointment;
    @Inject CallbackTasks tasks;
    @Inject TaskLocks locks;
    @Inject TaskLedgers ledgers;
    @Inject ActivePolicy activePolicy;
    @Inject ClockChanges clockChanges;
    @Inject Pool pool;

    Database database;
    Tables tables;
    AppointmentRules rules;

    @BeforeEach
    void look() {
        tables = new Tables(database);
        rules = activePolicy.policy().await().atMost(PATIENCE).appointments();
    }

    @Test
    void sellsNoPlaceTwice() {
        List<UUID> calls = Planned.calls(tables, 40);
        Instant slot = anEmptySlot(calls.get(0));

        List<Answer> answers = all(calls, new Choice.Move(slot));

        assertThat(answers).filteredOn(Answer.MOVED::equals).hasSize(rules.offered());
        assertThat(answers).filteredOn(Answer.NOT_FREE::equals).hasSize(40 - rules.offered());
        assertThat(places(slot))
                .hasSize(rules.offered())
                .doesNotHaveDuplicates()
                .doesNotContainNull();
        assertThat(
                        tables.count(
                                "SELECT count(*) FROM callback_task WHERE appointed_at = ? AND"
                                        + " due_at = appointed_at AND callback_id = ANY(?)",
                                slot.atOffset(UTC),
                                calls.toArray(UUID[]::new)))
                .isEqualTo(rules.offered());
    }

    @Test
    void countsTheTimesThatAgentsPromiseEvenBeyondWhatThereIs() {
        List<UUID> calls = Planned.calls(tables, 20);
        Instant slot = anEmptySlot(calls.get(0));
        List<UUID> promised = calls.subList(0, 10);
        List<UUID> asking = calls.subList(10, 20);

        Uni.combine()
                .all()
                .unis(
                        Uni.join()
                                .all(promised.stream().map(id -> promise(id, slot)).toList())
                                .andFailFast(),
                        Uni.join()
                                .all(
                                        asking.stream()
                                                .map(id -> answer(id, new Choice.Move(slot)))
                                                .toList())
                                .andFailFast())
                .discardItems()
                .await()
                .atMost(PATIENCE);

        List<Object> places = places(slot);
        assertThat(places.stream().filter(place -> place != null).toList())
                .doesNotHaveDuplicates()
                .hasSizeLessThanOrEqualTo(rules.perSlot());
        assertThat(
                        tables.count(
                                "SELECT count(*) FROM appointment WHERE chosen_by = 'AGENT' AND"
                                        + " callback_id = ANY(?)",
                                (Object) promised.toArray(UUID[]::new)))
                .isEqualTo(10);
        UUID without = asking.stream().filter(id -> starts(id).isEmpty()).findFirst().orElseThrow();
        assertThat(all(List.of(without), new Choice.Move(slot)))
                .as("full: more was promised than customers may choose")
                .containsExactly(Answer.NOT_FREE);
    }

    /** As a poll of events that state one time does it. */
    @Test
    void booksAThousandInOneTransactionAndGivesEachPlaceOnce() {
        List<UUID> calls = Planned.calls(tables, 1000);
        Instant slot = anEmptySlot(calls.get(0));

        promiseAll(calls.subList(0, 2), slot);
        promiseAll(calls, slot);

        List<Object> places = places(slot);
        assertThat(places).hasSize(1000);
        assertThat(places.stream().filter(place -> place != null))
                .hasSize(rules.perSlot())
                .doesNotHaveDuplicates();
        assertThat(
                        tables.values(
                                "SELECT place FROM appointment WHERE callback_id = ANY(?)",
                                (Object) calls.subList(0, 2).toArray(UUID[]::new)))
                .as("who had a place keeps it")
                .doesNotContainNull();
    }

    private void promiseAll(List<UUID> calls, Instant at) {
        pool.withTransaction(
                        tx ->
                                tasks.withLatestAttempt(tx, calls)
                                        .chain(
                                                found ->
                                                        ledgers.open(tx)
                                                                .chain(
                                                                        ledger ->
                                                                                promiseAll(
                                                                                        tx, found,
                                                                                        at,
                                                                                        ledger))))
                .await()
                .atMost(PATIENCE);
    }

    private Uni<Void> promiseAll(
            SqlConnection tx, List<CallbackTask> found, Instant at, TaskLedger ledger) {
        for (CallbackTask task : found) {
            ledger.dueAgain(task, at.plusSeconds(300), null);
            ledger.appointed(task, new Agreed(By.EVENT, Instant.now(), ZoneId.of("UTC"), rules));
        }
        return tasks.store(tx, ledger);
    }

    /** The times that were chosen while slots were an hour long count in those of half an hour. */
    @Test
    void countsWhatWasAgreedUnderAPolicyWithOtherSlots() {
        List<UUID> calls = Planned.calls(tables, rules.offered() + 1);
        Instant slot = anEmptySlot(calls.get(0));
        List<UUID> first = calls.subList(0, rules.offered());
        assertThat(all(first, new Choice.Move(slot))).containsOnly(Answer.MOVED);
        tables.change(
                "UPDATE appointment SET slot_start = slot_start - interval '7 minutes' WHERE"
                        + " slot_start = ?",
                slot.atOffset(UTC));

        assertThat(all(calls.subList(rules.offered(), calls.size()), new Choice.Move(slot)))
                .containsExactly(Answer.NOT_FREE);
    }

    @Test
    @Tag("R31")
    void freesThePlaceOfWhoMovesAwayOrDeclines() {
        List<UUID> calls = Planned.calls(tables, rules.offered() + 2);
        Instant slot = anEmptySlot(calls.get(0));
        List<UUID> first = calls.subList(0, rules.offered());
        UUID second = calls.get(rules.offered());
        UUID third = calls.get(rules.offered() + 1);
        assertThat(all(first, new Choice.Move(slot))).containsOnly(Answer.MOVED);
        assertThat(all(List.of(second), new Choice.Move(slot))).containsExactly(Answer.NOT_FREE);

        all(List.of(first.get(0)), new Choice.Decline());

        assertThat(all(List.of(second), new Choice.Move(slot))).containsExactly(Answer.MOVED);
        assertThat(all(List.of(third), new Choice.Move(slot))).containsExactly(Answer.NOT_FREE);

        Instant elsewhere = anEmptySlot(third);
        assertThat(all(List.of(second), new Choice.Move(elsewhere))).containsExactly(Answer.MOVED);

        assertThat(all(List.of(third), new Choice.Move(slot))).containsExactly(Answer.MOVED);
    }

    @Test
    void changesNothingWhenTheSameAnswerComesAgain() {
        UUID call = Planned.call(tables);
        Instant slot = anEmptySlot(call);

        for (int time = 1; time <= 3; time++) {
            assertThat(all(List.of(call), new Choice.Move(slot))).containsExactly(Answer.MOVED);
            assertThat(all(List.of(call), new Choice.Keep(slot))).containsExactly(Answer.KEPT);
        }

        assertThat(history(call)).containsExactly("appointed");
        for (int time = 1; time <= 2; time++) {
            assertThat(all(List.of(call), new Choice.Decline())).containsExactly(Answer.DECLINED);
        }
        assertThat(history(call)).containsExactly("appointed", "declined");
        assertThat(all(List.of(call), new Choice.Keep(slot))).containsExactly(Answer.GONE);
    }

    @Test
    void theDatabaseItselfGivesNoPlaceTwiceAndCallsNobodyEarly() {
        List<UUID> calls = Planned.calls(tables, 2);
        Instant slot = anEmptySlot(calls.get(0));
        all(List.of(calls.get(0)), new Choice.Move(slot));
        String copy =
                "INSERT INTO appointment SELECT ?, local_start, zone, starts_at, slot_start, %s,"
                        + " chosen_at, chosen_by FROM appointment WHERE callback_id = ?";
        refuses("appointment_of_open_task", copy.formatted("99"), calls.get(1), calls.get(0));
        tables.change(
                "UPDATE callback_task t SET due_at = c.due_at, appointed_at = c.due_at, appointed_on ="
                        + " now() FROM callback_task c WHERE t.callback_id = ? AND c.callback_id = ?",
                calls.get(1),
                calls.get(0));

        refuses("appointment_one_place_once", copy.formatted("place"), calls.get(1), calls.get(0));
        refuses("only_what_is_free", copy.formatted("NULL"), calls.get(1), calls.get(0));
        refuses(
                "appointments_are_kept",
                "UPDATE callback_task SET due_at = now() WHERE callback_id = ?",
                calls.get(0));
    }

    @Test
    void keepsTheLocalTimeWhenTheRulesOfAZoneChange() {
        UUID call = Planned.call(tables);
        Instant slot = anEmptySlot(call);
        all(List.of(call), new Choice.Move(slot));
        agreeUnderOtherRules(call);

        long moved = clockChanges.look().await().atMost(PATIENCE);

        assertThat(moved).isPositive();
        assertThat(isDueAt(call, slot)).containsExactly(true);
        clockChanges.look().await().atMost(PATIENCE);
        assertThat(history(call)).containsExactly("appointed", "appointed");
    }

    @Test
    void movesTheOthersWhenOneCannotBeMoved() {
        List<UUID> calls = Planned.calls(tables, 2);
        List<Instant> slots = new ArrayList<>();
        for (UUID call : calls) {
            Instant slot = anEmptySlot(call);
            all(List.of(call), new Choice.Move(slot));
            slots.add(slot);
        }
        assertThat(slots.get(0)).isBefore(slots.get(1));
        calls.forEach(this::agreeUnderOtherRules);
        tables.change(
                "ALTER TABLE callback_history ADD CONSTRAINT refuses_one CHECK (callback_id <> '"
                        + calls.get(0)
                        + "') NOT VALID");
        try {
            clockChanges.look().await().atMost(PATIENCE);

            assertThat(isDueAt(calls.get(0), slots.get(0))).containsExactly(false);
            assertThat(isDueAt(calls.get(1), slots.get(1))).containsExactly(true);
        } finally {
            tables.change("ALTER TABLE callback_history DROP CONSTRAINT refuses_one");
        }
        clockChanges.look().await().atMost(PATIENCE);
        assertThat(isDueAt(calls.get(0), slots.get(0))).containsExactly(true);
    }

    /** As if it had been agreed when clocks there were an hour behind. */
    private void agreeUnderOtherRules(UUID call) {
        Object local =
                tables.values("SELECT local_start FROM appointment WHERE callback_id = ?", call)
                        .get(0);
        tables.change(
                "UPDATE callback_task SET appointed_at = appointed_at + interval '1 hour', due_at ="
                        + " due_at + interval '1 hour' WHERE callback_id = ?",
                call);
        tables.change(
                "INSERT INTO appointment (callback_id, local_start, zone, starts_at, slot_start,"
                        + " chosen_at, chosen_by) SELECT callback_id, ?, ?, appointed_at, appointed_at,"
                        + " now(), 'AGENT' FROM callback_task WHERE callback_id = ?",
                local,
                Daytime.zone(),
                call);
    }

    private List<Object> isDueAt(UUID call, Instant slot) {
        return tables.values(
                "SELECT t.due_at = ? AND a.starts_at = t.due_at FROM callback_task t JOIN"
                        + " appointment a USING (callback_id) WHERE callback_id = ?",
                slot.atOffset(UTC),
                call);
    }

    private void refuses(String because, String statement, Object... arguments) {
        assertThatThrownBy(() -> tables.change(statement, arguments))
                .rootCause()
                .hasMessageContaining(because);
    }

    /** As a conclusion does it, but for the words. */
    private Uni<Void> promise(UUID call, Instant at) {
        return pool.withTransaction(
                tx ->
                        locks.lock(tx, call)
                                .chain(
                                        found ->
                                                ledgers.open(tx)
                                                        .chain(
                                                                ledger ->
                                                                        promise(
                                                                                tx,
                                                                                found.task(),
                                                                                at,
                                                                                ledger))));
    }

    private Uni<Void> promise(SqlConnection tx, CallbackTask task, Instant at, TaskLedger ledger) {
        ledger.dueAgain(task, at.plusSeconds(300), null);
        ledger.appointed(task, new Agreed(By.AGENT, Instant.now(), ZoneId.of("UTC"), rules));
        return tasks.store(tx, ledger);
    }

    private List<Answer> all(List<UUID> calls, Choice choice) {
        return Uni.join()
                .all(calls.stream().map(call -> answer(call, choice)).toList())
                .andFailFast()
                .await()
                .atMost(PATIENCE);
    }

    private Uni<Answer> answer(UUID call, Choice choice) {
        return answerAppointment.answer(Optional.of(call), choice);
    }

    /** A slot that no test has touched. */
    private Instant anEmptySlot(UUID call) {
        Offer offer = (Offer) showAppointment.show(Optional.of(call)).await().atMost(PATIENCE);
        return offer.free().starts().stream()
                .filter(slot -> places(slot).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private List<Object> places(Instant slot) {
        return tables.values(
                "SELECT place FROM appointment WHERE slot_start = ?", slot.atOffset(UTC));
    }

    private List<Object> starts(UUID call) {
        return tables.values("SELECT starts_at FROM appointment WHERE callback_id = ?", call);
    }

    private List<Object> history(UUID call) {
        return tables.values(
                "SELECT what FROM callback_history WHERE callback_id = ? ORDER BY entry_id", call);
    }
}
