package io.huifang.intake.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.walletevent.Events;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Pages of other sites, whoever's key they have. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
class OtherSitesTest {
    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, none",
        "Origin, https://evil.example",
        "Origin, null"
    })
    void changeNothing(String header, String value) {
        HttpResponse<String> refused = post(header, value);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("\"code\":\"cross-site\"");
    }

    @Test
    void areToldApartFromOursAndFromPrograms() {
        String ours = IntakeClient.uri("").toString();

        assertThat(post("Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(202);
        assertThat(post("Origin", ours).statusCode()).isEqualTo(202);
        assertThat(post("X-Requested-By", "a program").statusCode()).isEqualTo(202);
    }

    @Test
    void mayLeadHere() {
        Map<String, String> headers =
                Map.of(
                        "Authorization",
                        "Bearer " + IntakeResource.DEMO_KEY,
                        "Sec-Fetch-Site",
                        "cross-site");

        assertThat(
                        IntakeClient.exchange("GET", "/v1/event-types", headers, new byte[0])
                                .statusCode())
                .isEqualTo(200);
    }

    private static HttpResponse<String> post(String header, String value) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", "Bearer " + IntakeResource.DEMO_KEY);
        headers.put("Content-Type", "application/cloudevents+json");
        headers.put(header, value);
        byte[] event = Events.aPaymentFailed().json().getBytes(StandardCharsets.UTF_8);
        return IntakeClient.post(headers, event);
    }
}
