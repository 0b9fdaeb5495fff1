package io.huifang.scheduler.suppression;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.Accounts;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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
