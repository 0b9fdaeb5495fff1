package io.huifang.scheduler.appointment.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.huifang.contract.Topic;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the customer says on the page of his call, and what becomes of the call. */
@SchedulerTest
@Tag("R32")
class AnswersOnPageTest extends AppointmentPageRig {
    @Test
    @Tag("R33")
    void movesTheCallToTheSlotThatWasChosen() {
        Instant slot = slots().get(3);

        say("move", slot).then().statusCode(303).header("Location", equalTo("?lang=en&done=moved"));

        assertThat(dueAt()).isEqualTo(slot);
        browser("en")
                .queryParam("done", "moved")
                .get(page)
                .then()
                .body(containsString("Your appointment has been changed"))
                .body(containsString("Your appointment:"))
                .body(not(containsString("This time suits me")));
        assertThat(slots()).doesNotContain(slot);
    }

    /** Or whoever moves it to the last time again and again would be called for ever. */
    @Test
    @Tag("R24")
    void keepsTheMatterFreshForNoLonger() {
        tables.change(
                "UPDATE callback_task SET fresh_until = now() + interval '3 days' WHERE callback_id ="
                        + " ?",
                call);
        List<Instant> before = slots();
        Instant last = before.get(before.size() - 1);

        say("move", last).then().statusCode(303);

        assertThat(slots()).allSatisfy(slot -> assertThat(slot).isBefore(last));
        assertThat(
                        tables.count(
                                "SELECT count(*) FROM callback_task WHERE callback_id = ? AND"
                                        + " fresh_until < now() + interval '73 hours'",
                                call))
                .isEqualTo(1);
    }

    @Test
    @Tag("R33")
    void keepsTheTimeThatWasPlanned() {
        Instant planned = dueAt();

        say("keep", planned).then().statusCode(303).header("Location", "?lang=en&done=kept");

        assertThat(dueAt()).isEqualTo(planned);
        assertThat(
                        tables.values(
                                "SELECT appointed_at = due_at FROM callback_task WHERE callback_id = ?",
                                call))
                .containsExactly(true);
        assertThat(tables.values("SELECT chosen_by FROM appointment WHERE callback_id = ?", call))
                .containsExactly("PLAN");
    }

    /** It was put off, or moved in another window, while he looked at the page. */
    @Test
    @Tag("R33")
    void keepsNoTimeThatHeWasNotShown() {
        Instant planned = dueAt();

        say("keep", planned.plusSeconds(60))
                .then()
                .statusCode(409)
                .body(containsString("not available any more"))
                .body(containsString("We plan to call you"));
        tell("{\"choice\":\"KEEP\",\"slot\":\"" + planned.plusSeconds(60) + "\"}")
                .then()
                .statusCode(409);
        assertThat(history()).isEmpty();

        say("move", slots().get(0)).then().statusCode(303);
        say("keep", planned).then().statusCode(409).body(containsString("Your appointment:"));
    }

    /** Thanks for "that time" would stand above "we are trying to reach you". */
    @Test
    @Tag("R33")
    void promisesNoTimeForACallThatIsDueAlready() {
        tables.change(
                "UPDATE callback_task SET due_at = now() - interval '1 second' WHERE callback_id = ?",
                call);

        say("keep", dueAt()).then().statusCode(409);

        assertThat(tables.values("SELECT 1 FROM appointment WHERE callback_id = ?", call))
                .isEmpty();
    }

    @Test
    @Tag("R31")
    void declinesTheCallAndTellsSo() {
        String customer = customer();

        for (int time = 1; time <= 2; time++) {
            say("decline", null)
                    .then()
                    .statusCode(303)
                    .header("Location", equalTo("?lang=en&done=declined"));
        }

        assertThat(tables.values("SELECT outcome FROM callback_task WHERE callback_id = ?", call))
                .containsExactly("REFUSED");
        assertThat(Log.about(customer, Topic.CALLBACK_TASKS, 1).get(0).text())
                .contains("\"outcome\":\"REFUSED\"");
        browser("en")
                .get(page)
                .then()
                .statusCode(200)
                .body(containsString("We will not call you about this"))
                .body(not(containsString("<form")));
        application().get(page).then().statusCode(404);
        say("keep", Instant.now()).then().statusCode(404);
    }

    /** What he said counts by its time, as a decline that comes as an event does. */
    @Test
    @Tag("R31")
    @Tag("P7")
    void staysDeclinedForEventsThatComeLateOnly() {
        Event event = Event.refundDelayed();
        Log.send(event);
        Tables.eventually(() -> assertThat(tables.tasks(event.customerId())).hasSize(1));
        call = (UUID) tables.tasks(event.customerId()).get(0).get("callback_id");
        page = path(call, Duration.ofDays(1));
        say("decline", null).then().statusCode(303);

        Log.send(Event.refundDelayed().customer(event.customerId()).ago(Duration.ofHours(1)));

        Tables.eventually(
                () ->
                        assertThat(
                                        tables.values(
                                                "SELECT rule FROM decision WHERE customer_id = ?",
                                                event.customerId()))
                                .contains("declined-before"));
        Log.send(Event.refundDelayed().customer(event.customerId()));
        Tables.eventually(() -> assertThat(tables.tasks(event.customerId())).hasSize(2));
    }

    @Test
    void saysSoWhenTheTimeIsNotFree() {
        say("move", Instant.now().plus(Duration.ofDays(400)))
                .then()
                .statusCode(409)
                .body(containsString("role=\"alert\""))
                .body(containsString("not available any more"));
        say("move", slots().get(0).plusSeconds(60)).then().statusCode(409);
        assertThat(history()).isEmpty();
    }

    @Test
    void movesACallThatAnAgentHasNotMadeYet() {
        Event event = Event.refundDelayed();
        Log.send(event);
        Tables.eventually(
                () ->
                        assertThat(tables.tasks(event.customerId()))
                                .extracting(task -> task.get("status"))
                                .containsExactly("DISPATCHED"));
        call = (UUID) tables.tasks(event.customerId()).get(0).get("callback_id");
        page = path(call, Duration.ofDays(1));
        browser("en").get(page).then().body(containsString("trying to reach you"));
        Instant slot = slots().get(0);

        say("move", slot).then().statusCode(303);

        assertThat(tables.tasks(event.customerId()).get(0)).containsEntry("status", "WAITING");
        assertThat(dueAt()).isEqualTo(slot);
        assertThat(Log.about(event.customerId(), Topic.CALLBACK_TASKS, 2).get(1).text())
                .contains("CLEARED");
        assertThat(
                        tables.values(
                                "SELECT because FROM callback_history WHERE callback_id = ? AND what ="
                                        + " 'withdrawn'",
                                call))
                .containsExactly("rescheduled");
    }

    @Test
    void isHurriedByNoLaterEvent() {
        Event event = Event.paymentFailed();
        Log.send(event);
        Tables.eventually(() -> assertThat(tables.tasks(event.customerId())).hasSize(1));
        call = (UUID) tables.tasks(event.customerId()).get(0).get("callback_id");
        page = path(call, Duration.ofDays(1));
        Instant slot = slots().get(0);
        say("move", slot).then().statusCode(303);

        Log.send(Event.paymentFailed().customer(event.customerId()).ago(Duration.ofHours(1)));

        Tables.eventually(
                () -> assertThat(tables.decisions(event.customerId())).contains("MERGED"));
        assertThat(dueAt()).isEqualTo(slot);
    }

    /** Whoever took his account over reads the customer's messages. */
    @ParameterizedTest
    @Tag("R31")
    @ValueSource(
            strings = {
                "duplicate-charge",
                "account-locked",
                "takeover",
                "balance-anomaly",
                "risk-check"
            })
    void givesNobodyASayInACallThatProtectsHim(String reason) {
        tables.change("UPDATE callback_task SET reason = ? WHERE callback_id = ?", reason, call);
        Object before = state();

        browser("en").get(page).then().statusCode(404);
        application().get(page).then().statusCode(404);
        say("decline", null).then().statusCode(404);
        say("keep", dueAt()).then().statusCode(404);
        say("move", Instant.now().plus(Duration.ofDays(1))).then().statusCode(404);

        assertThat(state()).isEqualTo(before);
    }
}
