package io.huifang.scheduler.appointment.page;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.scheduler.appointment.Planned;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.link.Links;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/** Whoever reads metrics may not answer for a customer. */
@SchedulerTest
class LinkMetricsTest {
    @Inject Links links;
    @Inject MeterRegistry meters;

    Database database;

    @Test
    @Tag("P19")
    void nameNoLinkHoweverItIsAskedFor() {
        String page =
                links.toAppointment(
                                Planned.call(new Tables(database)),
                                Instant.now().plusSeconds(86_400))
                        .getPath();

        given().put(page).then().statusCode(405);
        given().accept("image/png").get(page);
        given().contentType("image/png").body(new byte[] {1}).post(page).then().statusCode(415);
        given().options(page);

        List<String> tags =
                meters.getMeters().stream()
                        .flatMap(meter -> meter.getId().getTags().stream())
                        .map(io.micrometer.core.instrument.Tag::getValue)
                        .toList();
        assertThat(tags).isNotEmpty().noneMatch(value -> value.contains("/appointments/"));
    }
}
