package io.huifang.scheduler.promise;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaRecord;
import io.huifang.contract.Topic;
import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackOpened;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.callback.PromiseSettled;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.fixture.Word;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Promises from conclusions, events and the passing of time, on the real tables. */
@Tag("D12")
@SchedulerTest
class PromiseLedgerTest {
    /** Due two hours ago, beyond the policy's grace. */
    private static final Instant DUE =
            Instant.now().minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MILLIS);

    private static final String COMPLETED = "io.huifang.payment.completed.v1";

    @Inject BreakPromises breakPromises;
    @Inject ReadEvents readEvents;

    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    /** The promise is told, its event comes, and time passes, in every order. */
    @ParameterizedTest
    @ValueSource(strings = {"PET", "PTE", "EPT", "ETP", "TPE", "TEP"})
    @Tag("P7")
    void isKeptWhateverIsHeardFirst(String order) {
        String customer = dispatched();

        for (char step : order.toCharArray()) {
            switch (step) {
                case 'P' -> promise(customer);
                case 'E' -> payment(customer, DUE.minusSeconds(1));
                default -> passTime();
            }
        }
        passTime();

        assertThat(promises(customer)).singleElement().extracting("state").isEqualTo("KEPT");
        assertThat(tables.tasks(customer)).noneMatch(task -> task.get("outcome") == null);
    }

    @Test
    void isBrokenWhenTheEventHappensTooLateAndIsFollowedUpOnce() {
        String customer = dispatched();
        promise(customer);
        payment(customer, DUE.plusSeconds(1));

        passTime();
        passTime();

        assertThat(promises(customer)).singleElement().extracting("state").isEqualTo("BROKEN");
        List<Map<String, Object>> followUps = followUps(customer);
        assertThat(followUps)
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it)
                                        .containsEntry("reason", "unresolved-follow-up")
                                        .containsEntry("status", "WAITING"));
        assertThat(
                        tables.values(
                                "SELECT because FROM callback_history WHERE callback_id = ?",
                                followUps.get(0).get("callback_id")))
                .singleElement()
                .asString()
                .startsWith("promise.broken: ")
                .contains(COMPLETED, DUE.toString());
    }

    /** Those who count hear of each settlement once, and of the task that no decision opened. */
    @Test
    @Tag("R89")
    void itsSettlementsAndItsFollowUpAreToldOnce() {
        String customer = dispatched();
        promise(customer);
        passTime();
        passTime();
        payment(customer, DUE.minusSeconds(1));

        List<KafkaRecord> told =
                Log.about(customer, Topic.CALLBACK_DECISIONS, 5).stream()
                        .filter(record -> !isDecision(record))
                        .toList();
        assertThat(told)
                .extracting(record -> record.headers().get("ce_type"))
                .containsExactly(PromiseSettled.TYPE, CallbackOpened.TYPE, PromiseSettled.TYPE);
        assertThat(told.get(0).text()).contains("\"kept\":false", "\"settledAt\":\"" + DUE + "\"");
        assertThat(told.get(1).text())
                .contains(
                        "\"rule\":\"promise.broken\"",
                        "\"followUpOf\":\"" + attempt(customer).get("callback_id") + "\"");
        assertThat(told.get(2).text()).contains("\"kept\":true");
    }

    private static boolean isDecision(KafkaRecord record) {
        return DecisionMade.TYPE.equals(record.headers().get("ce_type"));
    }

    /** The answer's follow-up is another one than the promise's. */
    @Test
    @Tag("R14")
    void keepsTheFollowUpOfALowAnswerWhenThePromiseIsKept() {
        String customer = dispatched();
        promise(customer);
        answerLow(customer);

        payment(customer, DUE.minusSeconds(1));
        passTime();

        assertThat(promises(customer)).singleElement().extracting("state").isEqualTo("KEPT");
        assertThat(followUps(customer))
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it)
                                        .containsEntry("reason", "low-score")
                                        .containsEntry("status", "WAITING"));
    }

    @Test
    void followsUpABrokenPromiseAfterTheLowAnswerOfTheSameAttempt() {
        String customer = dispatched();
        promise(customer);
        answerLow(customer);
        closeFollowUps(customer);

        passTime();

        assertThat(promises(customer)).singleElement().extracting("state").isEqualTo("BROKEN");
        assertThat(followUps(customer))
                .extracting("reason")
                .containsExactly("low-score", "unresolved-follow-up");
    }

    @Test
    void followsUpALowAnswerAfterTheBrokenPromiseOfTheSameAttempt() {
        String customer = dispatched();
        promise(customer);
        passTime();
        closeFollowUps(customer);

        answerLow(customer);

        assertThat(followUps(customer))
                .extracting("reason")
                .containsExactly("unresolved-follow-up", "low-score");
    }

    /** What was settled before the promise was made does not stand for it. */
    @ParameterizedTest
    @CsvSource({"-PT1S, 1", "PT1S, 0"})
    @Tag("R78")
    void isFollowedUpUnlessTheMatterWasSettledSinceItWasMade(Duration later, int calls) {
        String customer = dispatched();
        promise(customer);
        tables.change(
                "INSERT INTO settled_matter (customer_id, reason, subject, declined, settled_at)"
                        + " SELECT customer_id, reason, cause, false, ?::timestamptz"
                        + " FROM callback_task WHERE customer_id = ?",
                ((java.sql.Timestamp) promises(customer).get(0).get("made_at"))
                        .toInstant()
                        .plus(later)
                        .toString(),
                customer);

        passTime();

        assertThat(promises(customer)).singleElement().extracting("state").isEqualTo("BROKEN");
        assertThat(followUps(customer)).hasSize(calls);
    }

    /** After an outage the event may stand in the log, unread. */
    @Test
    void isNotBrokenBeforeTheEventsUntilItsGraceEndedAreRead() {
        String customer = dispatched();
        promise(customer);

        breakPromises
                .breakDue(DUE.plus(Duration.ofMinutes(59)), 500)
                .await()
                .atMost(Duration.ofSeconds(20));

        assertThat(promises(customer)).singleElement().extracting("state").isEqualTo("OPEN");
        assertThat(readUntil()).isAfter(DUE);
    }

    private Instant readUntil() {
        Instant before = Instant.now();
        eventually(() -> assertThat(lookAtTheLog()).isAfter(before));
        return lookAtTheLog();
    }

    private Instant lookAtTheLog() {
        return readEvents.until().await().atMost(Duration.ofSeconds(20));
    }

    /** A correction proves that nothing was promised to him; another one, that it was. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    @Tag("D11")
    void isNotBrokenWhileTheCallIsSaidToHaveReachedSomebodyElse(boolean brokenBefore) {
        String customer = dispatched();
        promise(customer);
        if (brokenBefore) passTime();

        correct(customer, 1, Disposition.REACHED_RESOLVED, Disposition.WRONG_PERSON);
        passTime();

        assertThat(promises(customer))
                .singleElement()
                .extracting("state")
                .isEqualTo(brokenBefore ? "BROKEN" : "OPEN");
        assertThat(openOnes(customer)).isEmpty();

        correct(customer, 2, Disposition.WRONG_PERSON, Disposition.REACHED_RESOLVED);
        passTime();

        assertThat(promises(customer)).singleElement().extracting("state").isEqualTo("BROKEN");
        assertThat(openOnes(customer)).hasSize(1);

        payment(customer, DUE.minusSeconds(1));
        assertThat(promises(customer)).singleElement().extracting("state").isEqualTo("KEPT");
        assertThat(openOnes(customer)).isEmpty();
    }

    private void correct(String customer, int revision, Disposition wrong, Disposition right) {
        Map<String, Object> attempt = attempt(customer);
        Log.send(List.of(Word.corrected(customer, attempt, revision, wrong, right)));
        eventually(() -> assertThat(attempt(customer)).containsEntry("disposition", right.name()));
    }

    private List<Map<String, Object>> openOnes(String customer) {
        return followUps(customer).stream()
                .filter(it -> it.get("outcome") == null)
                .filter(it -> it.get("reason").equals("unresolved-follow-up"))
                .toList();
    }

    private void answerLow(String customer) {
        int before = followUps(customer).size();
        Log.send(List.of(Word.answered(customer, attempt(customer), Map.of("csat", 1))));
        eventually(() -> assertThat(followUps(customer)).hasSize(before + 1));
    }

    private void closeFollowUps(String customer) {
        tables.change(
                "UPDATE callback_task SET status = 'CLOSED', outcome = 'RESOLVED', due_at = NULL,"
                        + " closed_at = now() WHERE customer_id = ? AND parent_id IS NOT NULL",
                customer);
    }

    private List<Map<String, Object>> followUps(String customer) {
        return tables.tasks(customer).stream().filter(it -> it.get("parent_id") != null).toList();
    }

    private void promise(String customer) {
        Log.send(
                List.of(
                        Word.promising(
                                customer,
                                attempt(customer),
                                Disposition.REACHED_RESOLVED,
                                new AttemptConcluded.Promise(COMPLETED, "p-9", DUE))));
        eventually(() -> assertThat(promises(customer)).hasSize(1));
    }

    private Map<String, Object> attempt(String customer) {
        return tables.rows(
                        "SELECT a.* FROM callback_attempt a JOIN callback_task t USING"
                                + " (callback_id) WHERE t.customer_id = ?"
                                + " ORDER BY t.created_at",
                        customer)
                .get(0);
    }

    private void payment(String customer, Instant at) {
        int before = tables.decisions(customer).size();
        Log.send(
                Event.paymentFailed()
                        .customer(customer)
                        .type(COMPLETED)
                        .about("\"p-1\"", "\"p-9\"")
                        .at(at));
        eventually(() -> assertThat(tables.decisions(customer)).hasSize(before + 1));
    }

    private void passTime() {
        breakPromises.breakDue(Instant.now(), 500).await().atMost(Duration.ofSeconds(20));
    }

    private List<Map<String, Object>> promises(String customer) {
        return tables.rows("SELECT * FROM promise WHERE customer_id = ?", customer);
    }

    private String dispatched() {
        Event event = Event.refundDelayed();
        Log.send(event);
        eventually(
                () ->
                        assertThat(tables.tasks(event.customerId()))
                                .singleElement()
                                .extracting("status")
                                .isEqualTo("DISPATCHED"));
        return event.customerId();
    }
}
