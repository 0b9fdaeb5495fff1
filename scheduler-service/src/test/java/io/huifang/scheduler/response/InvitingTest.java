package io.huifang.scheduler.response;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaRecord;
import io.huifang.contract.Topic;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.SurveyPermissionChanged;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.fixture.Word;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who is written to about a questionnaire, and what survey is told of his word. */
@SchedulerTest
@Tag("R41")
@Tag("R42")
class InvitingTest {
    private static final String TEXT = "tell-us-in-writing";

    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    @Tag("P2")
    @Tag("D3")
    void writesOnceToWhoAgreedToSurveysAndCountsItAsAContact() throws Exception {
        String customer = unreachable(true);
        String link = link();
        var invited = Word.invited(customer, attempt(customer), link);

        Log.send(List.of(invited, invited));
        Log.send(List.of(Word.invited(customer, attempt(customer), link())));
        pass(customer);

        JsonNode notice = notices(customer).get(0);
        assertThat(notices(customer)).hasSize(1);
        assertThat(notice.path("link").asText()).isEqualTo(link);
        assertThat(notice.path("occasion").asText()).isEqualTo("survey");
        assertThat(notice.has("callAt")).isFalse();
        assertThat(Instant.parse(notice.path("notAfter").asText()))
                .isBefore(Instant.now().plus(Duration.ofHours(25)));
        assertThat(
                        tables.values(
                                "SELECT entry_id::text FROM contact_entry"
                                        + " WHERE customer_id = ? AND kind = 'SURVEY'"
                                        + " AND state = 'SPENT'",
                                customer))
                .containsExactly(notice.path("eventId").asText());
    }

    @Test
    void writesToNobodyWhoDidNotAgree() {
        String customer = unreachable(false);

        Log.send(List.of(Word.invited(customer, attempt(customer), link())));

        eventually(() -> assertThat(withheld(customer)).containsExactly("consent.missing"));
        assertThat(notices(customer)).isEmpty();
    }

    @Test
    @Tag("D10")
    void writesToNobodyWhoHasWithdrawnWhicheverIsToldFirst() {
        String customer = unreachable(true);
        Log.send(withdrawal(customer));
        eventually(() -> assertThat(permissions(customer)).hasSize(2));

        Log.send(List.of(Word.invited(customer, attempt(customer), link())));

        eventually(() -> assertThat(withheld(customer)).containsExactly("consent.withdrawn"));
        assertThat(notices(customer)).isEmpty();
    }

    @Test
    void writesToNobodyWhoMustNotBeContacted() {
        String customer = unreachable(true);
        suppress(customer);

        Log.send(List.of(Word.invited(customer, attempt(customer), link())));

        eventually(() -> assertThat(withheld(customer)).containsExactly("customer.suppressed"));
    }

    @Test
    @Tag("D3")
    void writesToNobodyWhoHasHeardEnoughOfUs() {
        String customer = unreachable(true);
        // the dead number was a notice; of three a day one is kept for what protects him
        tables.change(
                "INSERT INTO contact_entry (customer_id, entry_id, at, entered_at, callback_id,"
                        + " protects, kind, state) SELECT customer_id, gen_random_uuid(), now(),"
                        + " now(), callback_id, false, 'NOTICE', 'SPENT' FROM callback_task"
                        + " WHERE customer_id = ?",
                customer);

        Log.send(List.of(Word.invited(customer, attempt(customer), link())));

        eventually(() -> assertThat(withheld(customer)).containsExactly("budget.exhausted"));
        assertThat(notices(customer)).isEmpty();
    }

    @Test
    @Tag("P6")
    void setsAsideWhatItCannotPlaceOrRead() {
        String customer = unreachable(true);
        var stranger =
                Word.invited(
                        customer,
                        Map.of("callback_id", UUID.randomUUID(), "attempt_id", UUID.randomUUID()),
                        link());
        var whole = Word.invited(customer, attempt(customer), link());
        var torn =
                new ProducerRecord<>(
                        whole.topic(), null, customer, new byte[] {'{'}, whole.headers());

        Log.send(List.of(stranger, torn, whole));

        assertThat(Log.about(customer, Topic.SURVEY_RESPONSES_DLQ, 2))
                .extracting(record -> record.headers().get("dead-letter-reason"))
                .containsExactlyInAnyOrder(
                        "there is no such attempt", "the data is not what its topic says");
        eventually(() -> assertThat(notices(customer)).hasSize(1));
    }

    @Test
    @Tag("D10")
    void tellsSurveyOfEachWordOnSurveysAndOfEachEntry() throws Exception {
        String customer = Event.newCustomer();
        Event granted = Event.surveyConsent(customer).ago(Duration.ofMinutes(2));
        Event withdrawn = withdrawal(customer).ago(Duration.ofMinutes(1));
        Log.send(granted, granted, Event.marketingConsent(customer), withdrawn);
        eventually(() -> assertThat(permissions(customer)).hasSize(2));
        suppress(customer);
        as("supervisor")
                .delete("/v1/customers/" + customer + "/suppression")
                .then()
                .statusCode(204);

        List<JsonNode> told = permissions(customer, 4);

        assertThat(told).hasSize(4);
        assertThat(told.get(0).path("grantedAt").asText()).isEqualTo(granted.time().toString());
        assertThat(told.get(0).has("withdrawnAt")).isFalse();
        assertThat(told.get(1).path("withdrawnAt").asText()).isEqualTo(withdrawn.time().toString());
        assertThat(told)
                .extracting(it -> it.path("suppressed").asBoolean())
                .containsExactly(false, false, true, false);
        assertThat(told).allSatisfy(it -> assertThat(it.has("grantedAt")).isTrue());
    }

    @Test
    @Tag("R29")
    void tellsSurveyOfTheEntryThatACallLeadsTo() throws Exception {
        String customer = dispatched(true);

        Log.send(List.of(Word.concluded(customer, attempt(customer), Disposition.REFUSED_HARD)));

        assertThat(permissions(customer, 2).get(1).path("suppressed").asBoolean()).isTrue();
    }

    private static String link() {
        return "https://wallet.example/surveys/" + UUID.randomUUID();
    }

    private static Event withdrawal(String customer) {
        return Event.surveyConsent(customer).type("io.huifang.customer.consent_withdrawn.v1");
    }

    private static void suppress(String customer) {
        as("privacy-officer")
                .contentType("application/json")
                .body("{\"because\":\"wrote to us\"}")
                .put("/v1/customers/" + customer + "/suppression")
                .then()
                .statusCode(200);
    }

    /** Whatever was told of him before has been worked on. */
    private void pass(String customer) {
        var stranger =
                Word.invited(
                        customer,
                        Map.of("callback_id", UUID.randomUUID(), "attempt_id", UUID.randomUUID()),
                        link());
        Log.send(List.of(stranger));
        Log.about(customer, Topic.SURVEY_RESPONSES_DLQ, 1);
        Log.about(customer, Topic.CUSTOMER_NOTICES, 2);
    }

    private String unreachable(boolean agrees) {
        String customer = dispatched(agrees);
        Log.send(List.of(Word.concluded(customer, attempt(customer), Disposition.NUMBER_DEAD)));
        eventually(
                () ->
                        assertThat(tables.tasks(customer).get(0))
                                .containsEntry("outcome", "UNREACHABLE"));
        return customer;
    }

    private String dispatched(boolean agrees) {
        Event event = Event.refundDelayed();
        String customer = event.customerId();
        if (agrees) {
            Log.send(Event.surveyConsent(customer));
            eventually(() -> assertThat(permissions(customer)).hasSize(1));
        }
        Log.send(event);
        eventually(() -> assertThat(attempts(customer)).hasSize(1));
        return customer;
    }

    private Map<String, Object> attempt(String customer) {
        return attempts(customer).get(0);
    }

    private List<Map<String, Object>> attempts(String customer) {
        return tables.rows(
                "SELECT a.* FROM callback_attempt a JOIN callback_task t USING (callback_id)"
                        + " WHERE t.customer_id = ?",
                customer);
    }

    private List<Object> withheld(String customer) {
        return tables.values(
                "SELECT h.because FROM callback_history h JOIN callback_task USING (callback_id)"
                        + " WHERE customer_id = ? AND what = 'notice-withheld'",
                customer);
    }

    private static List<JsonNode> notices(String customer) {
        return read(Log.all(Topic.CUSTOMER_NOTICES), customer).stream()
                .filter(it -> it.path("template").asText().equals(TEXT))
                .toList();
    }

    private static List<JsonNode> permissions(String customer) {
        return read(
                Log.all(Topic.CALLBACK_TASKS).stream().filter(InvitingTest::isPermission).toList(),
                customer);
    }

    private static List<JsonNode> permissions(String customer, int atLeast) {
        return read(
                Log.until(
                                Topic.CALLBACK_TASKS,
                                all ->
                                        read(
                                                                all.stream()
                                                                        .filter(
                                                                                InvitingTest
                                                                                        ::isPermission)
                                                                        .toList(),
                                                                customer)
                                                        .size()
                                                >= atLeast)
                        .stream()
                        .filter(InvitingTest::isPermission)
                        .toList(),
                customer);
    }

    private static boolean isPermission(KafkaRecord record) {
        return SurveyPermissionChanged.TYPE.equals(record.headers().get("ce_type"));
    }

    private static List<JsonNode> read(List<KafkaRecord> records, String customer) {
        return records.stream()
                .filter(it -> customer.equals(it.key()))
                .map(InvitingTest::read)
                .toList();
    }

    private static JsonNode read(KafkaRecord record) {
        try {
            return new ObjectMapper().readTree(record.text());
        } catch (java.io.IOException notJson) {
            throw new AssertionError(notJson);
        }
    }
}
