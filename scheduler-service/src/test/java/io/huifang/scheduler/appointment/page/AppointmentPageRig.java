package io.huifang.scheduler.appointment.page;

import static io.restassured.RestAssured.given;

import io.huifang.backing.Database;
import io.huifang.scheduler.appointment.Planned;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.link.Links;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A planned call, its page, and those who open the page: people and applications. */
abstract class AppointmentPageRig {
    @Inject Links links;

    Database database;
    Tables tables;
    UUID call;
    String page;

    @BeforeEach
    void plan() {
        tables = new Tables(database);
        call = Planned.call(tables);
        page = path(call, Duration.ofDays(14));
    }

    Response say(String choice, Instant slot) {
        RequestSpecification form =
                browser("en").queryParam("lang", "en").formParam("choice", choice);
        if (slot != null) form.formParam("slot", slot.toString());
        return form.post(page);
    }

    Response tell(String json) {
        return application().contentType(ContentType.JSON).body(json).post(page);
    }

    static RequestSpecification browser(String language) {
        RequestSpecification request =
                given().redirects()
                        .follow(false)
                        .accept("text/html,application/xhtml+xml,*/*;q=0.8");
        return language == null ? request : request.header("Accept-Language", language);
    }

    static RequestSpecification application() {
        return given().accept(ContentType.JSON).header("Accept-Language", "en");
    }

    List<Instant> slots() {
        return application().get(page).jsonPath().getList("slots.start", String.class).stream()
                .map(Instant::parse)
                .toList();
    }

    String path(UUID callbackId, Duration good) {
        return links.toAppointment(callbackId, Instant.now().plus(good)).getPath();
    }

    Instant dueAt() {
        return ((Timestamp)
                        tables.values(
                                        "SELECT due_at FROM callback_task WHERE callback_id = ?",
                                        call)
                                .get(0))
                .toInstant();
    }

    String customer() {
        return (String)
                tables.values("SELECT customer_id FROM callback_task WHERE callback_id = ?", call)
                        .get(0);
    }

    List<Object> history() {
        return tables.values("SELECT what FROM callback_history WHERE callback_id = ?", call);
    }

    Object state() {
        return List.of(
                tables.rows("SELECT * FROM callback_task WHERE callback_id = ?", call),
                tables.rows("SELECT * FROM appointment WHERE callback_id = ?", call),
                history());
    }
}
