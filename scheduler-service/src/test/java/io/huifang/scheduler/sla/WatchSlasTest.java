package io.huifang.scheduler.sla;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaRecord;
import io.huifang.contract.Topic;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackEscalated;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.fixture.Word;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.policy.document.PolicyDocument;
import io.huifang.scheduler.policy.document.Reading;
import io.huifang.scheduler.sla.CaseFacts.Signal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Complaints of severity 1, whose customers must be reached within two hours, on the real tables.
 */
@Tag("R6")
@Tag("R36")
@SchedulerTest
class WatchSlasTest {
    @Inject WatchSlas watchSlas;
    @Inject Signals signals;
    @Inject Pool pool;

    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    void leavesAloneWhatHasTimeAndShowsIt() {
        String customer = complained(Duration.ofMinutes(1));

        watch();

        assertThat(sla(customer)).containsEntry("first_contact_state", "RUNNING");
        as("ops")
                .get("/v1/callbacks/{id}/sla", callback(customer))
                .then()
                .statusCode(200)
                .body("caseId", equalTo(callback(customer).toString()))
                .body("targets.target", contains("FIRST_CONTACT", "SOLUTION"))
                .body("targets.within", contains("PT2H", "PT18H of business"))
                .body("targets.state", contains("RUNNING", "RUNNING"))
                .body("targets[0].dueAt", notNullValue());
    }

    /** Three replicas look at once, again and again. */
    @Test
    @Tag("P2")
    void tellsOnceOfWhatIsAtRiskAndRaisesIt() {
        List<String> customers =
                IntStream.range(0, 4).mapToObj(i -> complained(Duration.ofMinutes(100))).toList();

        for (int round = 0; round < 3; round++) {
            Uni.join()
                    .all(watchSlas.watch(2), watchSlas.watch(3), watchSlas.watch(500))
                    .andFailFast()
                    .await()
                    .atMost(Duration.ofSeconds(20));
        }

        for (String customer : customers) {
            // by one of them, or by the service's own timer
            eventually(
                    () ->
                            assertThat(sla(customer))
                                    .containsEntry("first_contact_state", "AT_RISK"));
            assertThat(tables.tasks(customer).get(0)).containsEntry("priority", 88);
            assertThat(escalations(customer, 2)).hasSize(1);
            assertThat(escalations(customer, 2).get(0))
                    .contains("\"stage\":\"AT_RISK\"", "\"target\":\"FIRST_CONTACT\"");
            as("supervisor")
                    .get("/v1/callbacks/{id}", callback(customer))
                    .then()
                    .statusCode(200)
                    .body("priority", equalTo(88))
                    .body("history.because", hasItem("sla.first-contact.at-risk"));
        }
    }

    @Test
    void tellsOfWhatIsTooLateAtOnceWhenItComesLate() {
        String customer = complained(Duration.ofMinutes(130));

        watch();
        watch();

        eventually(
                () ->
                        assertThat(sla(customer))
                                .containsEntry("first_contact_state", "BREACHED")
                                .containsEntry("solution_state", "RUNNING"));
        assertThat(escalations(customer, 2))
                .singleElement()
                .asString()
                .contains("\"stage\":\"BREACHED\"");
        assertThatThrownBy(
                        () ->
                                tables.change(
                                        "UPDATE case_sla SET first_contact_state = 'AT_RISK'"
                                                + " WHERE customer_id = ?",
                                        customer))
                .hasRootCauseMessage(
                        "ERROR: what was found of case "
                                + callback(customer)
                                + " is not taken back\n  Where: PL/pgSQL function"
                                + " refuse_sla_step_back() line 3 at RAISE");
    }

    @Test
    void isMetByReachingTheCustomerHimselfAndSolvedByTheEvent() {
        String customer = complained(Duration.ofMinutes(80));
        conclude(customer, Disposition.REACHED_PARTIAL);
        states(customer, "MET", "RUNNING");

        Log.send(Event.complaintFiled().customer(customer).type("io.huifang.complaint.handled.v1"));

        eventually(() -> states(customer, "MET", "MET"));
        watch();
        assertThat(tables.rows("SELECT * FROM case_sla WHERE customer_id = ?", customer))
                .as("the call that asks how the handling works is promised nothing")
                .hasSize(1);
        assertThat(escalations(customer, 1)).isEmpty();
    }

    @Test
    void hearsTheEventsThatAreAboutTheCaseOrAboutAll() {
        String document =
                DefaultPolicy.text()
                        .replace(
                                "      pausedAfter: [APPOINTMENT_MADE]\n",
                                "      pausedBy: {from: [bank.asked], until: [bank.answered]}\n");
        Policy policy = ((Reading.Sound) PolicyDocument.read(document, 1)).policy();
        String customer = complained(Duration.ofMinutes(60));
        Event asked = Event.complaintFiled().customer(customer).type("bank.asked");
        Log.send(
                asked.ago(Duration.ofMinutes(30)).saying("\"complaintId\":\"k-1\""),
                asked.id("other-" + customer).saying("\"complaintId\":\"k-2\""),
                asked.id("early-" + customer).ago(Duration.ofMinutes(90)).saying("\"any\":1"),
                asked.id("end-" + customer).type("bank.answered").saying("\"any\":1"));
        eventually(() -> assertThat(tables.decisions(customer)).hasSize(5));

        UUID caseId = (UUID) callback(customer);
        List<Signal> heard =
                signals.of(pool, policy, new UUID[] {caseId})
                        .await()
                        .atMost(Duration.ofSeconds(20))
                        .get(caseId);

        assertThat(heard).extracting(Signal::type).containsExactly("bank.asked", "bank.answered");
    }

    @Test
    void isNoneOfWhatIsPromisedNothing() {
        Event event = Event.refundDelayed();
        Log.send(event);
        eventually(() -> assertThat(tables.tasks(event.customerId())).hasSize(1));

        as("ops")
                .get("/v1/callbacks/{id}/sla", callback(event.customerId()))
                .then()
                .statusCode(404);
        as("ops").get("/v1/callbacks/{id}/sla", UUID.randomUUID()).then().statusCode(404);
        as("ops").get("/v1/callbacks/none/sla").then().statusCode(404);
        as("agent").get("/v1/callbacks/{id}/sla", UUID.randomUUID()).then().statusCode(403);
    }

    private void watch() {
        watchSlas.watch(500).await().atMost(Duration.ofSeconds(20));
    }

    private void states(String customer, String... states) {
        as("auditor")
                .get("/v1/callbacks/{id}/sla", callback(customer))
                .then()
                .statusCode(200)
                .body("targets.state", contains(states));
    }

    private void conclude(String customer, Disposition disposition) {
        Log.send(List.of(Word.concluded(customer, attempts(customer).get(0), disposition)));
        eventually(
                () ->
                        assertThat(attempts(customer).get(0))
                                .containsEntry("disposition", disposition.name()));
    }

    private String complained(Duration ago) {
        Event event = Event.complaintFiled().ago(ago);
        Log.send(event);
        eventually(() -> assertThat(attempts(event.customerId())).hasSize(1));
        return event.customerId();
    }

    private Object callback(String customer) {
        return tables.tasks(customer).get(0).get("callback_id");
    }

    private Map<String, Object> sla(String customer) {
        return tables.rows("SELECT * FROM case_sla WHERE customer_id = ?", customer).get(0);
    }

    private static List<String> escalations(String customer, int atLeast) {
        return Log.about(customer, Topic.CALLBACK_TASKS, atLeast).stream()
                .filter(record -> CallbackEscalated.TYPE.equals(record.headers().get("ce_type")))
                .map(KafkaRecord::text)
                .toList();
    }

    private List<Map<String, Object>> attempts(String customer) {
        return tables.rows(
                "SELECT a.* FROM callback_attempt a JOIN callback_task t USING (callback_id)"
                        + " WHERE t.customer_id = ? ORDER BY a.number",
                customer);
    }
}
