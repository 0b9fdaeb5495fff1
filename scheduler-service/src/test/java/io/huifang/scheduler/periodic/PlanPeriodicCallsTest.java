package io.huifang.scheduler.periodic;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.huifang.backing.Database;
import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.fixture.Word;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Customers whom nobody has talked to for three hundred days, on the real tables. */
@Tag("R16")
@Tag("R26")
@Tag("R85")
@SchedulerTest
class PlanPeriodicCallsTest {
    private static final String TYPE = "io.huifang.periodic.check_in.v1";
    private static final int EVERYBODY = 100_000;

    @Inject PlanPeriodicCalls planPeriodicCalls;

    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    /** Three replicas walk, again and again. */
    @Test
    @Tag("P2")
    void callsOnceWhomNobodyTalkedTo() {
        String customer = silent(true);

        eventually(
                () -> {
                    walk();
                    assertThat(planned(customer)).hasSize(1);
                });
        walk();
        walk();

        assertThat(planned(customer)).hasSize(1);
        assertThat(tables.tasks(customer))
                .singleElement()
                .satisfies(task -> assertThat(task).containsEntry("reason", "check-in"));
        eventually(() -> assertThat(attempts(customer)).hasSize(1));
        as("ops")
                .queryParam("customerId", customer)
                .get("/v1/decisions")
                .then()
                .statusCode(200)
                .body("decisions[0].type", equalTo(TYPE))
                .body("decisions[0].reason", equalTo("check-in"));
    }

    @Test
    void leavesAloneWhoNeverAgreedAndWhoWasTalkedTo() {
        String unasked = silent(false);
        String talkedTo = silent(true);
        talk(talkedTo);
        String last = silent(true);

        // whoever comes after the others in the walk was come by after them, whatever the order is
        eventually(
                () -> {
                    walk();
                    assertThat(planned(last)).hasSize(1);
                });
        walk();

        assertThat(planned(unasked)).isEmpty();
        assertThat(planned(talkedTo)).isEmpty();
    }

    /** A row that the database refuses ends nobody else's round. */
    @Test
    void comesByACustomerForWhomNothingCanBePlanned() {
        String bad = silent(true);
        String good = silent(true);
        String guard = "refuse_" + UUID.randomUUID().toString().replace("-", "");
        tables.change(
                "CREATE FUNCTION "
                        + guard
                        + "() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'never'"
                        + " USING ERRCODE = 'check_violation'; END $$");
        tables.change(
                "CREATE TRIGGER "
                        + guard
                        + " BEFORE INSERT ON decision FOR EACH ROW WHEN (NEW.customer_id = '"
                        + bad
                        + "') EXECUTE FUNCTION "
                        + guard
                        + "()");
        try {
            fromTheBeginning();
            eventually(
                    () -> {
                        step(64);
                        assertThat(planned(good)).hasSize(1);
                    });
            assertThat(planned(bad)).isEmpty();
        } finally {
            tables.change("DROP FUNCTION " + guard + " CASCADE");
        }
        eventually(
                () -> {
                    walk();
                    assertThat(planned(bad)).hasSize(1);
                });
    }

    private void fromTheBeginning() {
        tables.change(
                "UPDATE periodic_round SET after_customer = '', planned = 0,"
                        + " rests_until = now() - interval '1 s'");
    }

    private void step(int customers) {
        planPeriodicCalls.plan(customers).await().atMost(Duration.ofSeconds(20));
    }

    private void walk() {
        tables.change(
                "UPDATE periodic_round SET after_customer = '', rests_until = now() - interval '1 s',"
                        + " planned = 0");
        Uni.join()
                .all(
                        planPeriodicCalls.plan(EVERYBODY),
                        planPeriodicCalls.plan(EVERYBODY),
                        planPeriodicCalls.plan(EVERYBODY))
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private List<Map<String, Object>> planned(String customer) {
        return tables.rows(
                "SELECT * FROM decision WHERE customer_id = ? AND type = ?", customer, TYPE);
    }

    private String silent(boolean agreed) {
        Event heardOf = Event.paymentFailed().ago(Duration.ofDays(300));
        Log.send(heardOf);
        if (agreed) {
            Log.send(
                    heardOf.type("io.huifang.customer.consent_granted.v1")
                            .id("consent-" + heardOf.id())
                            .saying(
                                    "\"purpose\":\"SURVEY\",\"channel\":\"APP\","
                                            + "\"evidenceId\":\"e-1\",\"version\":\"1\""));
        }
        eventually(
                () -> assertThat(tables.decisions(heardOf.customerId())).hasSize(agreed ? 2 : 1));
        return heardOf.customerId();
    }

    private void talk(String customer) {
        Log.send(Event.complaintFiled().customer(customer));
        eventually(() -> assertThat(attempts(customer)).hasSize(1));
        Log.send(
                List.of(
                        Word.concluded(
                                customer,
                                attempts(customer).get(0),
                                Disposition.REACHED_RESOLVED)));
        eventually(
                () ->
                        assertThat(tables.tasks(customer).get(0))
                                .containsEntry("outcome", "RESOLVED"));
    }

    private List<Map<String, Object>> attempts(String customer) {
        return tables.rows(
                "SELECT a.* FROM callback_attempt a JOIN callback_task t USING (callback_id)"
                        + " WHERE t.customer_id = ? ORDER BY a.number",
                customer);
    }
}
