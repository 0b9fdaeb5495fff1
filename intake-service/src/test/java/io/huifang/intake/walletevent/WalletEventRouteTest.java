package io.huifang.intake.walletevent;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.huifang.backing.Backing;
import io.huifang.backing.KafkaRecord;
import io.huifang.backing.KafkaRecords;
import io.huifang.intake.IntakeResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

@QuarkusTest
@WithTestResource(IntakeResource.class)
class WalletEventRouteTest {
    Backing backing;

    @Test
    void answersAcceptedOnceTheEventIsOnTheLog() {
        Events event = aPaymentFailed();

        given().header("Authorization", "Bearer " + IntakeResource.DEMO_KEY)
                .contentType("application/cloudevents+json; charset=UTF-8")
                .body(event.json())
                .post("/v1/wallet-events")
                .then()
                .statusCode(202)
                .body("accepted", equalTo(1));

        List<KafkaRecord> records =
                KafkaRecords.on(backing.kafka().bootstrap())
                        .until("wallet-events", Duration.ofSeconds(5), r -> !r.isEmpty());
        assertThat(records.get(0).key()).isEqualTo(event.customer());
    }
}
