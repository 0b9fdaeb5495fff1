package io.huifang.scheduler.erasure;

import static io.huifang.scheduler.fixture.Erasures.erasure;
import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.fixture.Word;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@SchedulerTest
@Tag("R99")
@Tag("D13")
class CloseErasedCustomersTest {
    private static final String ANSWERS =
            "SELECT count(*) FROM wanted_follow_up JOIN callback_task USING (callback_id)"
                    + " WHERE customer_id = ?";
    private static final String PROMISES = "SELECT count(*) FROM promise WHERE customer_id = ?";

    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    void endsWhatWaitsAndWhatIsUnderWay() {
        Event dispatched = Event.refundDelayed();
        Event waiting = Event.paymentFailed().customer(dispatched.customerId());
        Log.send(dispatched, waiting);
        eventually(() -> assertThat(tables.tasks(dispatched.customerId())).hasSize(2));

        Log.send(List.of(erasure(dispatched.customerId())));

        eventually(
                () ->
                        assertThat(tables.tasks(dispatched.customerId()))
                                .allSatisfy(
                                        task ->
                                                assertThat(task)
                                                        .containsEntry("status", "CLOSED")
                                                        .containsEntry("outcome", "ERASED")));
        assertThat(Log.about(dispatched.customerId(), Topic.CALLBACK_TASKS, 4))
                .extracting(record -> record.headers().get("ce_type"))
                .contains("io.huifang.callback.withdrawn.v1", "io.huifang.callback.closed.v1");
    }

    @Test
    void decidesWhatComesLaterAsErased() {
        Event before = Event.refundDelayed();
        Log.send(before);
        eventually(() -> assertThat(tables.decisions(before.customerId())).hasSize(1));
        Log.send(List.of(erasure(before.customerId()), erasure(before.customerId())));
        eventually(() -> assertThat(erasedRows(before.customerId())).isEqualTo(1));

        Event later = Event.complaintFiled().customer(before.customerId());
        Log.send(later);

        eventually(
                () ->
                        assertThat(tables.decisions(before.customerId()))
                                .containsExactly("SCHEDULED", "ERASED"));
        assertThat(tables.tasks(before.customerId())).hasSize(1);
        assertThat(tables.values("SELECT rule FROM decision WHERE id = ?", later.id()))
                .containsExactly("customer.erased");
    }

    @Test
    void forgetsHowOftenTheCustomerWasContacted() {
        Event event = Event.refundDelayed();
        String entries = "SELECT count(*) FROM contact_entry WHERE customer_id = ?";
        Log.send(event);
        eventually(() -> assertThat(tables.count(entries, event.customerId())).isOne());

        Log.send(List.of(erasure(event.customerId())));

        eventually(() -> assertThat(erasedRows(event.customerId())).isEqualTo(1));
        assertThat(tables.count(entries, event.customerId())).isZero();
    }

    @Test
    void forgetsWhatItsCasesWerePromised() {
        Event event = Event.complaintFiled();
        String promised = "SELECT count(*) FROM case_sla WHERE customer_id = ?";
        Log.send(event);
        eventually(() -> assertThat(tables.count(promised, event.customerId())).isOne());

        Log.send(List.of(erasure(event.customerId())));

        eventually(() -> assertThat(erasedRows(event.customerId())).isEqualTo(1));
        assertThat(tables.count(promised, event.customerId())).isZero();
    }

    @Test
    void forgetsWhichIncidentHarmedTheCustomer() {
        String cause = "ERASED_" + UUID.randomUUID().toString().substring(0, 8);
        tables.change(
                "INSERT INTO incident (incident_id, rule, key_values, since, opened_at, opened_by,"
                        + " opened_because) VALUES (gen_random_uuid(), 'payment-outage', ?, now() -"
                        + " interval '1 hour', now(), 'test', 'test')",
                cause);
        Event event = Event.paymentFailed().about("NETWORK", cause);
        String kept =
                "SELECT (SELECT count(*) FROM incident_task WHERE customer_id = ?) + (SELECT"
                        + " count(*) FROM incident_notice WHERE customer_id = ?)";
        String customer = event.customerId();
        Log.send(event);
        eventually(() -> assertThat(tables.count(kept, customer, customer)).isEqualTo(2));

        Log.send(List.of(erasure(customer)));

        eventually(() -> assertThat(erasedRows(customer)).isEqualTo(1));
        assertThat(tables.count(kept, customer, customer)).isZero();
    }

    /** What is heard before the erasure goes with it, what is heard after it is not kept. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void forgetsWhatTheCustomerAnsweredAndWasPromised(boolean heardBefore) {
        Event event = Event.refundDelayed();
        String customer = event.customerId();
        Log.send(event);
        eventually(() -> assertThat(attempts(customer)).hasSize(1));
        var answer = Word.answered(customer, attempts(customer).get(0), Map.of("csat", 1));
        var conclusion =
                Word.promising(
                        customer,
                        attempts(customer).get(0),
                        Disposition.REACHED_RESOLVED,
                        new AttemptConcluded.Promise(
                                "io.huifang.payment.completed.v1",
                                "p-9",
                                Instant.now().plusSeconds(3600)));

        if (heardBefore) {
            Log.send(List.of(answer, conclusion));
            eventually(() -> assertThat(tables.count(ANSWERS, customer)).isOne());
            eventually(() -> assertThat(tables.count(PROMISES, customer)).isOne());
        }
        Log.send(List.of(erasure(customer)));
        eventually(() -> assertThat(erasedRows(customer)).isEqualTo(1));
        if (!heardBefore) {
            Log.send(List.of(answer, conclusion));
            eventually(
                    () ->
                            assertThat(attempts(customer).get(0))
                                    .containsEntry("disposition", "REACHED_RESOLVED"));
        }

        assertThat(tables.count(ANSWERS, customer)).isZero();
        assertThat(tables.count(PROMISES, customer)).isZero();
    }

    private List<Map<String, Object>> attempts(String customer) {
        return tables.rows(
                "SELECT a.* FROM callback_attempt a JOIN callback_task t USING (callback_id)"
                        + " WHERE t.customer_id = ?",
                customer);
    }

    @Test
    void forgetsWhereTheCustomerWasAndWhatHeSaid() {
        Event event = Event.refundDelayed();
        Event said =
                event.id("said")
                        .type("io.huifang.customer.preference_changed.v1")
                        .saying("\"language\":\"en\"");
        Log.send(event, said);
        eventually(() -> assertThat(tables.decisions(event.customerId())).hasSize(2));

        Log.send(List.of(erasure(event.customerId())));

        eventually(() -> assertThat(erasedRows(event.customerId())).isEqualTo(1));
        assertThat(
                        tables.count(
                                "SELECT count(*) FROM customer WHERE customer_id = ?"
                                        + " AND zones = '{}' AND zones_at IS NULL"
                                        + " AND statements IS NULL",
                                event.customerId()))
                .isEqualTo(1);
    }

    @Test
    void keepsWhatWasDecidedWithoutWhereHeWasAndWhatHeWished() {
        Event event = Event.refundDelayed();
        Event said =
                event.id("wish-" + event.customerId())
                        .type("io.huifang.customer.preference_changed.v1")
                        .saying("\"language\":\"en\"");
        Log.send(event, said);
        eventually(() -> assertThat(tables.decisions(event.customerId())).hasSize(2));
        List<Object> before = decided(event.customerId());

        Log.send(List.of(erasure(event.customerId()), erasure(event.customerId())));

        eventually(() -> assertThat(erasedRows(event.customerId())).isEqualTo(1));
        assertThat(decided(event.customerId())).isEqualTo(before);
        assertThat(
                        tables.values(
                                "SELECT facts::text || inputs::text FROM decision"
                                        + " WHERE customer_id = ? ORDER BY rule",
                                event.customerId()))
                .hasSize(2)
                .allSatisfy(
                        kept ->
                                assertThat(kept.toString())
                                        .doesNotContain("imeZone", "zones", "region", "language"))
                .anySatisfy(kept -> assertThat(kept.toString()).contains("100.50"));
    }

    @Test
    @Tag("P20")
    void keepsNothingMoreOfWhatIsToldAfterTheErasure() {
        Event event = Event.refundDelayed();
        Log.send(List.of(erasure(event.customerId())));
        eventually(() -> assertThat(erasedRows(event.customerId())).isEqualTo(1));

        Log.send(
                event,
                event.id("wish-" + event.customerId())
                        .type("io.huifang.customer.preference_changed.v1")
                        .saying("\"language\":\"en\""));

        eventually(
                () ->
                        assertThat(tables.decisions(event.customerId()))
                                .containsExactly("ERASED", "ERASED"));
        assertThat(
                        tables.values(
                                "SELECT facts::text FROM decision WHERE customer_id = ?",
                                event.customerId()))
                .allSatisfy(
                        kept ->
                                assertThat(kept.toString())
                                        .doesNotContain("imeZone", "region", "language"))
                .anySatisfy(kept -> assertThat(kept.toString()).contains("100.50"));
    }

    private List<Object> decided(String customerId) {
        return tables.values(
                "SELECT event_key || kind || rule || decided_at FROM decision"
                        + " WHERE customer_id = ? ORDER BY event_key",
                customerId);
    }

    @Test
    @Tag("P6")
    void setsAsideWhatItCannotRead() {
        String key = "c-" + UUID.randomUUID();
        String next = "c-" + UUID.randomUUID();

        Log.send(
                List.of(
                        new ProducerRecord<>(
                                Topic.CUSTOMER_ERASURES.topicName(), key, "{}".getBytes(UTF_8)),
                        erasure(next)));

        eventually(() -> assertThat(erasedRows(next)).isEqualTo(1));
        assertThat(Log.about(key, Topic.CUSTOMER_ERASURES_DLQ, 1)).isNotEmpty();
    }

    private long erasedRows(String customerId) {
        return tables.count(
                "SELECT count(*) FROM customer WHERE customer_id = ? AND erased_at IS NOT NULL",
                customerId);
    }
}
