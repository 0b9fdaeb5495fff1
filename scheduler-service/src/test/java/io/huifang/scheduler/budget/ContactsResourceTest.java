package io.huifang.scheduler.budget;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.huifang.backing.Database;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.Purpose;
import io.huifang.scheduler.fixture.Accounts;
import io.huifang.scheduler.fixture.Daytime;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.fixture.Word;
import io.huifang.scheduler.statement.Statement;
import io.huifang.scheduler.statement.StatementText;
import io.huifang.scheduler.statement.Statements;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@SchedulerTest
@Tag("R25")
@Tag("D3")
class ContactsResourceTest {
    private static final String DIAL = "{\"kind\":\"MANUAL\"}";

    @Inject ContactPurge contactPurge;

    Database database;
    Tables tables;

    private final String customer = Event.newCustomer();
    private final String contacts = "/v1/customers/" + customer + "/contacts";

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    void holdsTheFourthCallBackAndMakesItWhenAnotherWasNotMade() {
        for (int refund = 1; refund <= 4; refund++) {
            Log.send(Event.refundDelayed().customer(customer).about("r-1", "r-" + refund));
        }
        eventually(() -> assertThat(tables.tasks(customer)).hasSize(4));
        assertThat(statuses()).containsExactly("DISPATCHED", "DISPATCHED", "DISPATCHED", "WAITING");
        as("auditor")
                .get(contacts)
                .then()
                .statusCode(200)
                .body("contacts", hasSize(3))
                .body("contacts.state", equalTo(List.of("RESERVED", "RESERVED", "RESERVED")))
                .body("limits[0].left", equalTo(0))
                .body("limits[0].freedBy", notNullValue())
                .body("limits[1].left", equalTo(2))
                .body("limits[1].leftForProtection", equalTo(4));

        Log.send(List.of(Word.concluded(customer, anAttempt(), Disposition.LINE_FAILURE)));

        eventually(() -> assertThat(lastTask()).containsEntry("status", "DISPATCHED"));
    }

    @Test
    void callsForProtectionFromWhatIsReserved() {
        for (int day = 2; day <= 6; day++) dialled(Duration.ofDays(day));

        Log.send(
                Event.refundDelayed().customer(customer),
                Event.refundDelayed()
                        .customer(customer)
                        .type("io.huifang.account.takeover_suspected.v1")
                        .about("\"refundId\":\"r-1\"", "\"signals\":[\"NEW_DEVICE\"]"));

        eventually(() -> assertThat(tables.tasks(customer)).hasSize(2));
        assertThat(
                        tables.values(
                                "SELECT reason FROM callback_task WHERE customer_id = ? AND"
                                        + " status = 'DISPATCHED'",
                                customer))
                .containsExactly("takeover");
    }

    @Test
    void entersADialByHandOnceForEachKey() {
        String key = UUID.randomUUID().toString();

        String first = post(key, DIAL).statusCode(201).extract().asString();
        String again = post(key, DIAL).statusCode(201).extract().asString();

        assertThat(again).isEqualTo(first);
        assertThat(entries()).isOne();
        for (String other :
                List.of(
                        "{\"kind\":\"SURVEY\"}",
                        "{\"kind\":\"MANUAL\",\"happened\":true}",
                        "{\"kind\":\"MANUAL\",\"purpose\":\"MARKETING\"}")) {
            post(key, other).statusCode(422).body("errors[0].code", equalTo("key-taken"));
        }
        as("ops")
                .get(contacts)
                .then()
                .body("contacts[0].kind", equalTo("MANUAL"))
                .body("contacts[0].enteredBy", equalTo(Accounts.nameOf("ops")));
    }

    @Test
    void refusesADialBeyondTheBudgetAndNamesTheOneInTheWay() {
        String oldest = dial().statusCode(201).extract().path("contactId");
        dial().statusCode(201);
        dial().statusCode(201);

        dial().statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("budget-exhausted"))
                .body("errors[0].detail", containsString(oldest));

        assertThat(entries()).isEqualTo(3);
    }

    @Test
    void entersWhatHappenedAllTheSameAndShowsThatItWasTooMuch() {
        for (int i = 0; i < 3; i++) dial().statusCode(201);

        post(UUID.randomUUID().toString(), "{\"kind\":\"MANUAL\",\"happened\":true}")
                .statusCode(201)
                .body("over", equalTo(true));
    }

    @Test
    void countsWhatAnotherSystemTellsLater() {
        Instant yesterday = Instant.now().minus(Duration.ofHours(30));

        post(
                        UUID.randomUUID().toString(),
                        "{\"kind\":\"MANUAL\",\"happened\":true,\"at\":\"" + yesterday + "\"}")
                .statusCode(201)
                .body("over", equalTo(false));

        as("supervisor")
                .get(contacts)
                .then()
                .body("limits[0].used", equalTo(0))
                .body("limits[1].used", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"CALL\"}",
                "{}",
                "{\"kind\":\"MANUAL\",\"at\":\"2026-01-01T00:00:00Z\"}",
                "{\"kind\":\"MANUAL\",\"happened\":true,\"at\":\"2020-01-01T00:00:00Z\"}",
                "{\"kind\":\"MANUAL\",\"happened\":true,\"at\":\"2999-01-01T00:00:00Z\"}"
            })
    void refusesWhatMakesNoSense(String body) {
        post(UUID.randomUUID().toString(), body).statusCode(422);

        assertThat(entries()).isZero();
    }

    @Test
    void wantsAKey() {
        as("ops")
                .contentType("application/json")
                .body(DIAL)
                .post(contacts)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("Idempotency-Key"));
    }

    @Test
    @Tag("R27")
    void refusesADialByHandInTheNight() {
        tables.change(
                "INSERT INTO customer (customer_id, zones, zones_at) VALUES (?, ARRAY[?], now())",
                customer,
                Daytime.nightZone());

        dial().statusCode(409).body("code", equalTo("calling-window"));
    }

    @Test
    @Tag("R31")
    void refusesADialToWhomNobodyMayCall() {
        as("supervisor")
                .contentType("application/json")
                .body("{\"because\":\"wrote to us\"}")
                .put("/v1/customers/" + customer + "/suppression")
                .then()
                .statusCode(200);

        dial().statusCode(409).body("code", equalTo("customer-suppressed"));
    }

    @Test
    @Tag("D10")
    @Tag("P14")
    void refusesWhatTheCustomersOwnWordForbids() {
        says(new Statement.ConsentWithdrawn(Purpose.SERVICE, Instant.now()));

        dial().statusCode(409).body("code", equalTo("consent-withdrawn"));
        post(UUID.randomUUID().toString(), "{\"kind\":\"NOTICE\"}").statusCode(409);
        post(UUID.randomUUID().toString(), "{\"kind\":\"MANUAL\",\"purpose\":\"RISK\"}")
                .statusCode(201);
    }

    @Test
    void refusesASurveyNobodyConsentedTo() {
        post(UUID.randomUUID().toString(), "{\"kind\":\"SURVEY\"}")
                .statusCode(409)
                .body("code", equalTo("consent-missing"));
    }

    @Test
    void forgetsWhatCountsNowhereAnyMore() {
        dialled(Duration.ofDays(41));
        dialled(Duration.ofDays(39));

        contactPurge.purge().await().atMost(Duration.ofSeconds(10));

        assertThat(entries()).isOne();
    }

    private ValidatableResponse dial() {
        return post(UUID.randomUUID().toString(), DIAL);
    }

    private ValidatableResponse post(String key, String body) {
        awake();
        return as("ops")
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(contacts)
                .then();
    }

    /** He lives where it is daytime, unless a test says otherwise. */
    private void awake() {
        tables.change(
                "INSERT INTO customer (customer_id, zones, zones_at) VALUES (?, ARRAY[?], now())"
                        + " ON CONFLICT DO NOTHING",
                customer,
                Daytime.zone());
    }

    private void says(Statement statement) {
        awake();
        tables.change(
                "UPDATE customer SET statements = ?::jsonb WHERE customer_id = ?",
                StatementText.write(Statements.NONE.heard(statement)),
                customer);
    }

    private void dialled(Duration ago) {
        tables.change(
                """
                INSERT INTO contact_entry (customer_id, entry_id, at, entered_at, callback_id,
                    protects, kind, state)
                VALUES (?, gen_random_uuid(), now() - ? * interval '1 second', now(),
                    gen_random_uuid(), false, 'CALL', 'SPENT')
                """,
                customer,
                ago.toSeconds());
    }

    private long entries() {
        return tables.count("SELECT count(*) FROM contact_entry WHERE customer_id = ?", customer);
    }

    private List<Object> statuses() {
        return tables.values(
                "SELECT status FROM callback_task WHERE customer_id = ? ORDER BY status", customer);
    }

    private Map<String, Object> lastTask() {
        return tables.rows(
                        "SELECT * FROM callback_task WHERE customer_id = ? AND cause LIKE '%r-4'",
                        customer)
                .get(0);
    }

    private Map<String, Object> anAttempt() {
        return tables.rows(
                        "SELECT a.* FROM callback_attempt a JOIN callback_task USING (callback_id)"
                                + " WHERE customer_id = ? LIMIT 1",
                        customer)
                .get(0);
    }
}
