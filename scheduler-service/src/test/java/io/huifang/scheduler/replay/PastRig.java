package io.huifang.scheduler.replay;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.decision.DecideOccasions;
import io.huifang.scheduler.decision.Occasion;
import io.huifang.scheduler.fixture.Daytime;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.fixture.Word;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What customers have lived through, for replays to live again. */
abstract class PastRig {
    @Inject DecideOccasions decideOccasions;
    @Inject Pool pool;

    Database database;
    Tables tables;
    final List<Event> sent = new ArrayList<>();
    Instant from;
    Instant to;

    @BeforeEach
    void live() {
        tables = new Tables(database);
        from = databaseNow();
        solvedAndHarmedAgain();
        failedTwice();
        settled();
        at(Daytime.zoneWhereItIs(15));
        at(Daytime.nightZone());
        decided(Event.refundDelayed().expiring(Instant.now().minusSeconds(1)));
        to = databaseNow();
    }

    void solvedAndHarmedAgain() {
        Event event = Event.refundDelayed();
        decided(event);
        eventually(
                () ->
                        assertThat(tables.tasks(event.customerId()).get(0))
                                .containsEntry("status", "DISPATCHED"));
        Log.send(
                List.of(
                        Word.concluded(
                                event.customerId(),
                                attempt(event.customerId()),
                                Disposition.REACHED_RESOLVED)));
        eventually(
                () ->
                        assertThat(tables.tasks(event.customerId()).get(0))
                                .containsEntry("outcome", "RESOLVED"));
        decided(Event.refundDelayed().customer(event.customerId()).about("r-1", "r-2"));
    }

    void failedTwice() {
        Event event = Event.paymentFailed();
        decided(event, Event.paymentFailed().customer(event.customerId()));
    }

    /** Perhaps decided in one transaction, at one instant: their order counts all the same. */
    void settled() {
        Event event = Event.refundDelayed();
        decided(event, Event.refundSettled().customer(event.customerId()).at(Instant.now()));
    }

    static Event failed(String cause) {
        return Event.paymentFailed().about("NETWORK", cause);
    }

    /**
     * One customer recovers while it lasts, the other one is to be called when it is over.
     *
     * @param by account of who opens it; null for a rule
     */
    void lastThroughAnIncident(String by) {
        String cause = "PAST_" + UUID.randomUUID().toString().substring(0, 8);
        tables.change(
                "INSERT INTO incident (incident_id, rule, key_values, since, opened_at, opened_by,"
                        + " opened_because) VALUES (gen_random_uuid(), 'payment-outage', ?,"
                        + " now() - interval '1 second', now(), ?, 'many')",
                cause,
                by);
        Event harmed = failed(cause);
        Event recovered = failed(cause);
        decided(harmed, recovered, failed(cause).customer(harmed.customerId()));
        decided(
                Event.paymentFailed()
                        .customer(recovered.customerId())
                        .type("io.huifang.payment.completed.v1"));
        eventually(() -> assertThat(notices(harmed, recovered)).isEqualTo(2));
        tables.change(
                "UPDATE incident SET closed_at = clock_timestamp(), closed_by = 'ops',"
                        + " closed_because = 'mended', held_at_end = 2 WHERE key_values = ?",
                cause);
        eventually(
                () ->
                        assertThat(
                                        tables.values(
                                                "SELECT state FROM incident_task JOIN incident USING"
                                                        + " (incident_id) WHERE key_values = ?",
                                                cause))
                                .containsExactlyInAnyOrder("RELEASED", "SPARED"));
    }

    long notices(Event... events) {
        return tables.count(
                "SELECT count(*) FROM customer_notice JOIN callback_task USING (callback_id)"
                        + " WHERE customer_id = ANY(string_to_array(?, ','))",
                Stream.of(events).map(Event::customerId).collect(Collectors.joining(",")));
    }

    /** A call that no event asks for. */
    void talkedToNobodyForLong() {
        Event agrees =
                Event.paymentFailed()
                        .type("io.huifang.customer.consent_granted.v1")
                        .saying(
                                "\"purpose\":\"SURVEY\",\"channel\":\"APP\",\"evidenceId\":\"e\","
                                        + "\"version\":\"1\"");
        decided(agrees);
        Instant now = Instant.now();
        Occasion occasion =
                new Occasion(
                        "periodic/check-in/" + now + "/" + agrees.customerId(),
                        "io.huifang.periodic.check_in.v1",
                        agrees.customerId(),
                        now,
                        Map.of("every", "P180D"));
        int planned =
                pool.withTransaction(tx -> decideOccasions.decide(tx, List.of(occasion)))
                        .await()
                        .indefinitely();
        assertThat(planned).isEqualTo(1);
        sent.add(agrees.id(occasion.id()));
    }

    void at(String zone) {
        decided(Event.refundDelayed().zone(zone));
    }

    void decided(Event... events) {
        Log.send(events);
        sent.addAll(List.of(events));
        for (Event event : events) {
            eventually(
                    () ->
                            assertThat(
                                            tables.count(
                                                    "SELECT count(*) FROM decision WHERE id = ?",
                                                    event.id()))
                                    .isEqualTo(1));
        }
    }

    Map<String, Object> attempt(String customerId) {
        return tables.rows(
                        "SELECT callback_attempt.* FROM callback_attempt JOIN callback_task USING"
                                + " (callback_id) WHERE customer_id = ?",
                        customerId)
                .get(0);
    }

    Instant databaseNow() {
        return ((Timestamp) tables.values("SELECT clock_timestamp()").get(0))
                .toInstant()
                .truncatedTo(ChronoUnit.MICROS);
    }
}
