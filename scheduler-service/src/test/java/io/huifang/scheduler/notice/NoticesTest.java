package io.huifang.scheduler.notice;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaRecord;
import io.huifang.contract.Topic;
import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.dispatch.DispatchDueCallbacks;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.fixture.Word;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the company's sender is told, and how often. */
@SchedulerTest
@Tag("R30")
@Tag("R42")
class NoticesTest {
    @Inject DispatchDueCallbacks dispatchDueCallbacks;

    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    void announceACallThatIsPlannedFarEnoughAhead() throws Exception {
        Event event = howTo();

        Log.send(event);

        JsonNode notice = only(event);
        assertThat(notice.path("template").asText()).isEqualTo("we-will-call-you");
        assertThat(notice.path("occasion").asText()).isEqualTo("before-attempt-1");
        assertThat(notice.path("reason").asText()).isEqualTo("how-to");
        assertThat(notice.path("channels"))
                .extracting(JsonNode::asText)
                .containsExactly("APP", "SMS", "EMAIL");
        assertThat(notice.path("timeZone").asText()).isEqualTo(event.zone());
        assertThat(Instant.parse(notice.path("callAt").asText()))
                .isAfter(Instant.now().plus(Duration.ofHours(1)));
        assertThat(notice.path("notAfter")).isEqualTo(notice.path("callAt"));
        String link = URI.create(notice.path("link").asText()).getPath();
        RestAssured.given().accept("text/html").get(link).then().statusCode(200);
    }

    @Test
    void announceNoCallThatComesAtOnce() {
        Event event = Event.refundDelayed();
        Log.send(event);
        eventually(() -> assertThat(tables.decisions(event.customerId())).hasSize(1));

        assertThat(notices(event)).isEmpty();
    }

    @Test
    @Tag("P2")
    void areSentOnceForEachMissedCallHoweverOftenItIsTold() throws Exception {
        Event event = Event.refundDelayed();
        Log.send(event);
        Map<String, Object> attempt = dispatched(event);
        var missed = Word.concluded(event.customerId(), attempt, Disposition.NO_ANSWER);

        Log.send(List.of(missed, missed));

        JsonNode notice = only(event);
        assertThat(notice.path("template").asText()).isEqualTo("we-missed-you");
        assertThat(notice.path("occasion").asText()).isEqualTo("we-missed-you");
        assertThat(notice.has("link")).isTrue();
        eventually(
                () ->
                        assertThat(tables.tasks(event.customerId()))
                                .extracting(it -> it.get("status"))
                                .containsExactly("WAITING"));
        assertThat(notices(event)).hasSize(1);
    }

    @Test
    void offerNoLinkOnceTheTaskHasEnded() throws Exception {
        Event event = Event.refundDelayed();
        Log.send(event);
        Map<String, Object> attempt = dispatched(event);

        Log.send(List.of(Word.concluded(event.customerId(), attempt, Disposition.NUMBER_DEAD)));

        JsonNode notice = only(event);
        assertThat(notice.path("template").asText()).isEqualTo("number-does-not-work");
        assertThat(notice.has("link")).isFalse();
        assertThat(notice.has("callAt")).isFalse();
        assertThat(Instant.parse(notice.path("notAfter").asText())).isAfter(Instant.now());
    }

    /** Whoever answered there gets no message about the customer's other matters either. */
    @Test
    void goToNoNumberThatAnotherCallFoundToBeSomebodyElses() throws Exception {
        Event event = Event.refundDelayed();
        Log.send(event);
        Map<String, Object> attempt = dispatched(event);
        Log.send(List.of(Word.concluded(event.customerId(), attempt, Disposition.WRONG_PERSON)));
        eventually(() -> assertThat(numberNotHisSince(event)).doesNotContainNull());

        Log.send(howTo().customer(event.customerId()));

        List<KafkaRecord> told =
                Log.until(
                        Topic.CUSTOMER_NOTICES,
                        all -> all.stream().anyMatch(it -> announces(it, event)));
        assertThat(told.stream().filter(it -> announces(it, event)))
                .extracting(KafkaRecord::text)
                .singleElement()
                .asString()
                .contains("\"channels\":[\"APP\",\"EMAIL\"]");
        Log.send(
                Event.refundDelayed()
                        .customer(event.customerId())
                        .type("io.huifang.customer.contact_changed.v1")
                        .saying("\"changedAt\":\"" + Instant.now() + "\""));
        eventually(() -> assertThat(numberNotHisSince(event)).containsOnlyNulls());
    }

    private static boolean announces(KafkaRecord record, Event event) {
        return event.customerId().equals(record.key())
                && record.text().contains("we-will-call-you");
    }

    private List<Object> numberNotHisSince(Event event) {
        return tables.values(
                "SELECT number_not_his_since FROM customer WHERE customer_id = ?",
                event.customerId());
    }

    /** The transaction that ends his task has not loaded the call in which he was reached. */
    @Test
    void tellNobodyThatHeCannotBeCalledWhomAnEarlierCallReached() {
        Event reached = Event.refundDelayed();
        Event neverReached = Event.refundDelayed();
        missedAtLast(reached, Disposition.REACHED_PARTIAL);
        missedAtLast(neverReached, Disposition.BUSY);

        for (Event event : List.of(reached, neverReached)) {
            tables.change(
                    "UPDATE callback_task SET due_at = now(), fresh_until = now()"
                            + " WHERE customer_id = ?",
                    event.customerId());
        }

        for (Event event : List.of(reached, neverReached)) {
            eventually(
                    () ->
                            assertThat(tables.tasks(event.customerId()).get(0))
                                    .containsEntry("outcome", "EXPIRED"));
        }
        assertThat(templates(neverReached)).contains("no-hour-for-a-call");
        assertThat(templates(reached)).doesNotContain("no-hour-for-a-call");
    }

    /** The row still says otherwise while the transaction asks. */
    @Test
    @Tag("P2")
    @Tag("D11")
    void tellHimWhomACorrectionSaysThatNobodyReached() {
        Event event = Event.refundDelayed();
        Log.send(event);
        Map<String, Object> attempt = dispatched(event);
        Log.send(List.of(Word.concluded(event.customerId(), attempt, Disposition.REACHED_PARTIAL)));
        String waits = "SELECT count(*) FROM callback_task WHERE customer_id = ? AND status = ?";
        eventually(() -> assertThat(tables.count(waits, event.customerId(), "WAITING")).isOne());
        tables.change(
                "UPDATE callback_task SET fresh_until = now() WHERE customer_id = ?",
                event.customerId());
        var correction =
                Word.corrected(
                        event.customerId(),
                        attempt,
                        1,
                        Disposition.REACHED_PARTIAL,
                        Disposition.BUSY);

        Log.send(List.of(correction, correction));

        eventually(
                () ->
                        assertThat(tables.tasks(event.customerId()).get(0))
                                .containsEntry("outcome", "EXPIRED"));
        assertThat(templates(event)).containsOnlyOnce("no-hour-for-a-call");
    }

    @Test
    @Tag("P2")
    void areSentOnceWhenThreeReplicasEndTheSameTasks() {
        List<Event> events = List.of(Event.refundDelayed(), Event.refundDelayed());
        events.forEach(event -> missedAtLast(event, Disposition.BUSY));
        for (Event event : events) {
            tables.change(
                    "UPDATE callback_task SET due_at = now(), fresh_until = now()"
                            + " WHERE customer_id = ?",
                    event.customerId());
        }

        Uni.join()
                .all(
                        dispatchDueCallbacks.dispatch(500),
                        dispatchDueCallbacks.dispatch(500),
                        dispatchDueCallbacks.dispatch(500))
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(30));

        for (Event event : events) {
            eventually(
                    () ->
                            assertThat(tables.tasks(event.customerId()).get(0))
                                    .containsEntry("outcome", "EXPIRED"));
            assertThat(templates(event)).containsOnlyOnce("no-hour-for-a-call");
        }
    }

    private void missedAtLast(Event event, Disposition first) {
        Log.send(event);
        Map<String, Object> attempt = dispatched(event);
        Log.send(List.of(Word.concluded(event.customerId(), attempt, first)));
        String waits = "SELECT count(*) FROM callback_task WHERE customer_id = ? AND status = ?";
        eventually(() -> assertThat(tables.count(waits, event.customerId(), "WAITING")).isOne());
        tables.change(
                "UPDATE callback_task SET due_at = now() WHERE customer_id = ?",
                event.customerId());
        String second =
                "SELECT a.* FROM callback_attempt a JOIN callback_task USING (callback_id)"
                        + " WHERE customer_id = ? AND number = 2";
        eventually(() -> assertThat(tables.rows(second, event.customerId())).hasSize(1));
        Log.send(
                List.of(
                        Word.concluded(
                                event.customerId(),
                                tables.rows(second, event.customerId()).get(0),
                                Disposition.BUSY)));
        eventually(() -> assertThat(tables.count(waits, event.customerId(), "WAITING")).isOne());
    }

    private List<Object> templates(Event event) {
        return tables.values(
                "SELECT n.template FROM customer_notice n JOIN callback_task USING (callback_id)"
                        + " WHERE customer_id = ?",
                event.customerId());
    }

    @Test
    void areHeldByTheDatabaseItselfToOneAnOccasion() {
        Event event = howTo();
        Log.send(event);
        eventually(() -> assertThat(notices(event)).hasSize(1));

        assertThatThrownBy(
                        () ->
                                tables.change(
                                        "INSERT INTO customer_notice SELECT gen_random_uuid(),"
                                                + " callback_id, occasion, template, requested_at"
                                                + " FROM customer_notice JOIN callback_task USING"
                                                + " (callback_id) WHERE customer_id = ?",
                                        event.customerId()))
                .rootCause()
                .hasMessageContaining("one_notice_per_occasion");
    }

    private static Event howTo() {
        return Event.refundDelayed()
                .type("io.huifang.feature.difficulty_reported.v1")
                .about("\"refundId\":\"r-1\",\"paymentId\":\"p-1\",", "\"feature\":\"f-1\",");
    }

    private Map<String, Object> dispatched(Event event) {
        String attempts =
                "SELECT a.* FROM callback_attempt a JOIN callback_task USING (callback_id) WHERE"
                        + " customer_id = ?";
        eventually(() -> assertThat(tables.rows(attempts, event.customerId())).hasSize(1));
        return tables.rows(attempts, event.customerId()).get(0);
    }

    private List<Object> notices(Event event) {
        return tables.values(
                "SELECT occasion FROM customer_notice JOIN callback_task USING (callback_id) WHERE"
                        + " customer_id = ?",
                event.customerId());
    }

    private static JsonNode only(Event event) throws Exception {
        var told = Log.about(event.customerId(), Topic.CUSTOMER_NOTICES, 1);
        assertThat(told).hasSize(1);
        return new ObjectMapper().readTree(told.get(0).text());
    }
}
