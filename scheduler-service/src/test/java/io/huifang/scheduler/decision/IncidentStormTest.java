package io.huifang.scheduler.decision;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.Polled;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.incident.course.NotifyCustomers;
import io.huifang.scheduler.incident.course.ReleaseTasks;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tens of thousands of payments fail for one cause within five minutes, decided by two deciders at
 * once; {@code -Dincident.storm=50000} says how many. Four of five customers pay before it ends.
 */
@SchedulerTest
@Order(SchedulerTest.LAST)
@Tag("D8")
@Tag("R35")
class IncidentStormTest {
    private static final Logger LOG = Logger.getLogger(IncidentStormTest.class);
    private static final int EVENTS = Integer.getInteger("incident.storm", 10_000);

    /** Each fifth event is of somebody whose payment failed before. */
    private static final int CUSTOMERS = EVENTS / 5 * 4;

    private static final int BATCH = 500;
    private static final int DECIDERS = 2;

    /** What the default policy has. */
    private static final int OPENS_AT = 500;

    private static final int CALLS_PER_MINUTE = 20;

    /**
     * So that the first is still within the five minutes that the rule counts when it is decided.
     */
    private static final Duration STORM = Duration.ofMinutes(4);

    @Inject DecideWalletEvents decideWalletEvents;
    @Inject WalletEventReader reader;
    @Inject NotifyCustomers notifyCustomers;
    @Inject ReleaseTasks releaseTasks;
    @Inject Pool pool;

    Database database;
    Tables tables;

    private final String cause = "STORM_" + UUID.randomUUID().toString().substring(0, 8);
    private final String people = "storm-" + UUID.randomUUID() + "-";

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    @Tag("P2")
    @Tag("P13")
    void becomesOneIncidentWithOneNoticeEachAndCallsForThoseStillHarmed() {
        Instant began = Instant.now();
        List<Event> storm = storm();
        decideAll(storm);
        LOG.infof("%d events decided in %s", EVENTS, Duration.between(began, Instant.now()));

        everyEventHasItsExplainedDecision();
        UUID incident = incident();
        race(notifyCustomers::notify);
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(notices(incident, "requested")).isEqualTo(CUSTOMERS));
        LOG.infof("%d notices after %s", CUSTOMERS, Duration.between(began, Instant.now()));
        nobodyIsContactedMoreThanOnce();

        decideAll(storm.subList(0, BATCH));
        nobodyIsContactedMoreThanOnce();
        assertThat(counted()).isEqualTo(EVENTS);

        decideAll(payments());
        becomesQuiet(incident);
        race(releaseTasks::release);
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(held()).isZero());
        LOG.infof("all released after %s", Duration.between(began, Instant.now()));
        whoIsStillHarmedIsCalledWithinWhatAgentsCanDo(incident);
    }

    /** Three replicas and the timer do the same at once. */
    private static void race(IntFunction<Uni<Integer>> work) {
        Uni.join()
                .all(Stream.generate(() -> untilNoneIsLeft(work)).limit(3).toList())
                .andFailFast()
                .await()
                .atMost(Duration.ofMinutes(2));
    }

    private static Uni<Integer> untilNoneIsLeft(IntFunction<Uni<Integer>> work) {
        return work.apply(BATCH)
                .chain(found -> found == 0 ? Uni.createFrom().item(0) : untilNoneIsLeft(work));
    }

    private void everyEventHasItsExplainedDecision() {
        String of = "FROM decision WHERE starts_with(customer_id, ?)";
        assertThat(tables.count("SELECT count(*) " + of, people)).isEqualTo(EVENTS);
        assertThat(tables.count("SELECT count(*) " + of + " AND explanation = ''", people))
                .isZero();
        // those before the incident was known
        assertThat(
                        tables.count(
                                "SELECT count(*) " + of + " AND rule <> 'incident.collapsed'",
                                people))
                .isBetween((long) OPENS_AT, (long) OPENS_AT + BATCH * DECIDERS);
    }

    private UUID incident() {
        List<Object> incidents =
                tables.values(
                        "SELECT incident_id FROM incident WHERE key_values = ? AND closed_at IS NULL",
                        cause);
        assertThat(incidents).hasSize(1);
        eventually(
                () ->
                        assertThat(
                                        tables.count(
                                                "SELECT count(*) FROM incident_task WHERE incident_id"
                                                        + " = ? AND state = 'HELD'",
                                                incidents.get(0)))
                                .isEqualTo(CUSTOMERS));
        return (UUID) incidents.get(0);
    }

    private void nobodyIsContactedMoreThanOnce() {
        assertThat(
                        tables.values(
                                "SELECT DISTINCT count(*) FROM contact_entry WHERE"
                                        + " starts_with(customer_id, ?) AND state <> 'RELEASED' GROUP"
                                        + " BY customer_id",
                                people))
                .containsExactly(1L);
        assertThat(
                        tables.count(
                                "SELECT count(*) FROM callback_attempt JOIN callback_task USING"
                                        + " (callback_id) WHERE starts_with(customer_id, ?)",
                                people))
                .isZero();
        eventually(() -> assertThat(tables.count("SELECT count(*) FROM outbox")).isZero());
        assertThat(
                        Log.all(Topic.CUSTOMER_NOTICES).stream()
                                .filter(it -> it.key() != null && it.key().startsWith(people))
                                .map(it -> it.key())
                                .toList())
                .hasSize(CUSTOMERS)
                .doesNotHaveDuplicates();
    }

    private void whoIsStillHarmedIsCalledWithinWhatAgentsCanDo(UUID incident) {
        int harmed = CUSTOMERS / 5;
        as("ops")
                .get("/v1/incidents/" + incident)
                .then()
                .statusCode(200)
                .body("open", is(false))
                .body("tasks.released", is(harmed))
                .body("tasks.spared", is(CUSTOMERS - harmed))
                .body("notices", is(CUSTOMERS));
        assertThat(
                        tables.count(
                                "SELECT count(*) FROM callback_task WHERE starts_with(customer_id, ?)"
                                        + " AND reason = 'payment-failed' AND outcome = 'CANCELLED'",
                                people))
                .isEqualTo(CUSTOMERS - harmed);
        List<Object> perMinute =
                tables.values(
                        "SELECT count(*) FROM callback_task WHERE starts_with(customer_id, ?) AND"
                                + " status <> 'CLOSED' AND reason = 'payment-failed' GROUP BY"
                                + " date_trunc('minute', due_at)",
                        people);
        assertThat(perMinute.stream().mapToLong(it -> (Long) it).sum()).isEqualTo(harmed);
        assertThat(perMinute).allMatch(it -> (Long) it <= CALLS_PER_MINUTE);
    }

    /** As if a quarter of an hour had passed. */
    private void becomesQuiet(UUID incident) {
        tables.change(
                "UPDATE incident_count SET minute = minute - interval '20 minutes', arrived = arrived"
                        + " - interval '20 minutes' WHERE key_values = ?",
                cause);
        tables.change(
                "UPDATE incident SET opened_at = opened_at - interval '20 minutes', since = since -"
                        + " interval '20 minutes' WHERE incident_id = ?",
                incident);
        eventually(
                () ->
                        assertThat(
                                        tables.values(
                                                "SELECT closed_because FROM incident WHERE"
                                                        + " incident_id = ?",
                                                incident))
                                .containsExactly("fewer than 100 events within PT10M"));
    }

    private long notices(UUID incident, String state) {
        return tables.count(
                "SELECT count(*) FROM incident_notice WHERE incident_id = ? AND " + state,
                incident);
    }

    private long held() {
        return tables.count(
                "SELECT count(*) FROM incident_task WHERE starts_with(customer_id, ?) AND state ="
                        + " 'HELD'",
                people);
    }

    private long counted() {
        return tables.count("SELECT sum(events) FROM incident_count WHERE key_values = ?", cause);
    }

    private List<Event> storm() {
        Instant end = Instant.now();
        List<Event> storm = new ArrayList<>(EVENTS);
        for (int i = 0; i < EVENTS; i++) {
            Instant at = end.minus(STORM.multipliedBy(EVENTS - i).dividedBy(EVENTS));
            storm.add(
                    Event.paymentFailed()
                            .customer(people + i % CUSTOMERS)
                            .about("NETWORK", cause)
                            .at(at));
        }
        return storm;
    }

    /** Of all but each fifth customer. */
    private List<Event> payments() {
        return IntStream.range(0, CUSTOMERS)
                .filter(number -> number % 5 != 0)
                .mapToObj(
                        number ->
                                Event.paymentFailed()
                                        .customer(people + number)
                                        .type("io.huifang.payment.completed.v1"))
                .toList();
    }

    /** Each decider has its own customers, as consumers of different partitions do. */
    private void decideAll(List<Event> events) {
        Uni.join()
                .all(
                        IntStream.range(0, DECIDERS)
                                .mapToObj(
                                        decider ->
                                                decide(
                                                        events.stream()
                                                                .filter(it -> isOf(it, decider))
                                                                .toList()))
                                .toList())
                .andFailFast()
                .await()
                .atMost(Duration.ofMinutes(5));
    }

    private static boolean isOf(Event event, int decider) {
        return Math.floorMod(event.customerId().hashCode(), DECIDERS) == decider;
    }

    private Uni<Void> decide(List<Event> events) {
        return Multi.createFrom()
                .iterable(events)
                .map(this::received)
                .group()
                .intoLists()
                .of(BATCH)
                .onItem()
                .transformToUniAndConcatenate(
                        some -> pool.withTransaction(tx -> decideWalletEvents.decide(tx, some)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private ReceivedEvent received(Event event) {
        try {
            return reader.read(Polled.only(event.record()).iterator().next());
        } catch (WalletEventReader.Unreadable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
