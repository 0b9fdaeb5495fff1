package io.huifang.scheduler.suppression;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import io.huifang.backing.Database;
import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.fixture.Accounts;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.fixture.Word;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

@SchedulerTest
@Tag("R29")
class SuppressionResourceTest {
    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    @Tag("R31")
    void endsWhatIsOpenAndSuppressesWhatComes() {
        Event event = Event.refundDelayed();
        Log.send(event);
        eventually(() -> assertThat(tables.tasks(event.customerId())).hasSize(1));
        String suppression = "/v1/customers/" + event.customerId() + "/suppression";

        as("privacy-officer")
                .contentType("application/json")
                .body("{\"because\":\"wrote to us\"}")
                .put(suppression)
                .then()
                .statusCode(200)
                .body("until", nullValue())
                .body("setBy", equalTo(Accounts.nameOf("privacy-officer")));

        assertThat(tables.tasks(event.customerId()).get(0)).containsEntry("outcome", "SUPPRESSED");
        Log.send(Event.complaintFiled().customer(event.customerId()));
        eventually(() -> assertThat(tables.decisions(event.customerId())).hasSize(2));
        assertThat(tables.decisions(event.customerId())).last().isEqualTo("SUPPRESSED");
        as("auditor").get(suppression).then().body("because", equalTo("wrote to us"));
        as("supervisor").delete(suppression).then().statusCode(204);
        as("supervisor").delete(suppression).then().statusCode(404);
        as("auditor").get(suppression).then().statusCode(404);
    }

    /** Of two refusals a person forgives the first; the second was a mistake. */
    @Test
    @Tag("D11")
    void leavesNothingToARefusalThatAPersonForgave() {
        String customer = refused("r-1");
        as("supervisor").delete(suppression(customer)).then().statusCode(204);
        Map<String, Object> second = refusedAgain(customer, "r-2");

        Log.send(
                List.of(
                        Word.corrected(
                                customer,
                                second,
                                1,
                                Disposition.REFUSED_HARD,
                                Disposition.NO_ANSWER)));

        eventually(() -> assertThat(suppressions(customer)).isZero());
        assertThat(tables.tasks(customer))
                .filteredOn(task -> task.get("outcome") == null)
                .extracting(task -> task.get("cause"))
                .containsExactly("refund:r-2");
    }

    /** A person's entry gave way to a mistake and was given back; then the person lifts it. */
    @Test
    @Tag("D11")
    void doesNotBringBackWhatAPersonLifted() {
        String customer = dispatched(Event.refundDelayed());
        Map<String, Object> first = attempts(customer).get(0);
        as("supervisor")
                .contentType("application/json")
                .body("{\"until\":\"2999-01-01T00:00:00Z\",\"because\":\"on a journey\"}")
                .put(suppression(customer))
                .then()
                .statusCode(200);
        refuse(customer, first);
        Log.send(
                List.of(
                        Word.corrected(
                                customer, first, 1, Disposition.REFUSED_HARD, Disposition.BUSY)));
        eventually(
                () ->
                        as("auditor")
                                .get(suppression(customer))
                                .then()
                                .body("because", equalTo("on a journey")));
        as("supervisor").delete(suppression(customer)).then().statusCode(204);
        Map<String, Object> second = refusedAgain(customer, "r-2");

        Log.send(
                List.of(
                        Word.corrected(
                                customer,
                                second,
                                1,
                                Disposition.REFUSED_HARD,
                                Disposition.NO_ANSWER)));

        eventually(() -> assertThat(suppressions(customer)).isZero());
    }

    private String refused(String refund) {
        String customer = dispatched(Event.refundDelayed().about("r-1", refund));
        refuse(customer, attempts(customer).get(0));
        return customer;
    }

    private Map<String, Object> refusedAgain(String customer, String refund) {
        dispatched(Event.refundDelayed().customer(customer).about("r-1", refund));
        Map<String, Object> attempt = attempts(customer).get(1);
        refuse(customer, attempt);
        return attempt;
    }

    private void refuse(String customer, Map<String, Object> attempt) {
        Log.send(List.of(Word.concluded(customer, attempt, Disposition.REFUSED_HARD)));
        eventually(
                () ->
                        as("auditor")
                                .get(suppression(customer))
                                .then()
                                .body("setBy", equalTo("disposition:REFUSED_HARD")));
    }

    private String dispatched(Event event) {
        int before = attempts(event.customerId()).size();
        Log.send(event);
        eventually(() -> assertThat(attempts(event.customerId())).hasSize(before + 1));
        return event.customerId();
    }

    private List<Map<String, Object>> attempts(String customer) {
        return tables.rows(
                "SELECT a.* FROM callback_attempt a JOIN callback_task t USING (callback_id)"
                        + " WHERE t.customer_id = ? ORDER BY t.created_at, a.number",
                customer);
    }

    private long suppressions(String customer) {
        return tables.count(
                "SELECT count(*) FROM customer WHERE customer_id = ? AND suppressed_at IS NOT NULL",
                customer);
    }

    private static String suppression(String customer) {
        return "/v1/customers/" + customer + "/suppression";
    }

    @Test
    void suppressesSomebodyNobodyHasHeardOf() {
        String suppression = "/v1/customers/" + Event.newCustomer() + "/suppression";

        as("supervisor")
                .contentType("application/json")
                .body("{\"until\":\"2999-01-01T00:00:00Z\",\"because\":\"press\"}")
                .put(suppression)
                .then()
                .statusCode(200)
                .body("until", equalTo("2999-01-01T00:00:00Z"));
    }

    /** Whoever asks why there was no call learns since when nobody may call, and who said so. */
    @Test
    @Tag("R28")
    void isStatedByWhatIsDecidedUnderIt() {
        Event event = Event.refundDelayed();
        as("supervisor")
                .contentType("application/json")
                .body("{\"until\":\"2999-01-01T00:00:00Z\",\"because\":\"press\"}")
                .put("/v1/customers/" + event.customerId() + "/suppression")
                .then()
                .statusCode(lessThan(300));

        Log.send(event);

        eventually(
                () ->
                        assertThat(tables.decisions(event.customerId()))
                                .containsExactly("SUPPRESSED"));
        Map<String, Object> stated =
                tables.rows(
                                "SELECT inputs ->> 'suppressedUntil' AS until,"
                                        + " inputs ->> 'suppressedBy' AS by,"
                                        + " (inputs ->> 'suppressedSince')::timestamptz"
                                        + " = c.suppressed_at AS since"
                                        + " FROM decision d JOIN customer c USING (customer_id)"
                                        + " WHERE d.customer_id = ?",
                                event.customerId())
                        .get(0);
        assertThat(stated)
                .containsEntry("until", "2999-01-01T00:00:00Z")
                .containsEntry("by", Accounts.nameOf("supervisor"))
                .containsEntry("since", true);
    }

    @Test
    void refusesAnEntryThatIsOverAlready() {
        as("supervisor")
                .contentType("application/json")
                .body("{\"until\":\"2020-01-01T00:00:00Z\",\"because\":\"press\"}")
                .put("/v1/customers/" + Event.newCustomer() + "/suppression")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/until"));
    }
}
