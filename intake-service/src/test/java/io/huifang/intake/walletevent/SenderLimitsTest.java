package io.huifang.intake.walletevent;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;
import static io.huifang.intake.walletevent.Events.ofType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** What each sender may send, and how its key changes while the service runs. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
class SenderLimitsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String STRUCTURED = "application/cloudevents+json";

    @Test
    @Tag("P23")
    void chargesEveryEventOfABatchAndTellsWhatIsLeft() {
        String batch = "[" + slow() + "," + slow() + "," + slow() + "," + slow() + "]";

        HttpResponse<String> taken = post(IntakeResource.SLOW_KEY, BATCH, batch);
        HttpResponse<String> tooMany = post(IntakeResource.SLOW_KEY, STRUCTURED, slow());

        assertThat(taken.body()).isEqualTo("{\"accepted\":4}");
        assertThat(taken.headers().firstValue("ratelimit-policy")).contains("\"events\";q=3;w=3");
        assertThat(taken.headers().firstValue("ratelimit").orElseThrow())
                .startsWith("\"events\";r=0;t=");
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.body()).contains("\"code\":\"too-many\"");
        assertThat(tooMany.headers().firstValueAsLong("retry-after").orElseThrow())
                .isBetween(1L, 3L);
        assertThat(tooMany.headers().firstValue("ratelimit")).isPresent();
        await().atMost(PATIENCE)
                .until(() -> post(IntakeResource.SLOW_KEY, STRUCTURED, slow()).statusCode() == 202);
    }

    @Test
    void tellsNothingOfLimitsWhereThereAreNone() {
        HttpResponse<String> answer = IntakeClient.post(aPaymentFailed().json());

        assertThat(answer.headers().firstValue("ratelimit")).isEmpty();
        assertThat(answer.headers().firstValue("ratelimit-policy")).isEmpty();
    }

    @Test
    void letsOnlyWhoListsThemSendTypesOfItsOwn() {
        String own = ofType("com.example.coupon.expired.v1", "{}").json();
        String unlisted = own.replace("/demo-wallet", "/filed-wallet");

        assertThat(IntakeClient.post(own).statusCode()).isEqualTo(202);
        assertThat(IntakeClient.post(own.replace("com.example", "org.example")).body())
                .contains("\"code\":\"forbidden\"", "\"pointer\":\"/type\"");
        assertThat(post(IntakeResource.FILED_KEY, STRUCTURED, unlisted).body())
                .contains("\"pointer\":\"/type\"");
    }

    @Test
    void takesKeysFromTheirFileAndKeepsThemWhileItIsUnusable() {
        String next = "key-of-the-filed-wallet-0002";
        try {
            assertThat(filed(IntakeResource.FILED_KEY)).isEqualTo(202);

            IntakeResource.writeKeys(IntakeResource.FILED_KEY, next);
            await().atMost(PATIENCE).until(() -> filed(next) == 202);
            assertThat(filed(IntakeResource.FILED_KEY)).isEqualTo(202);

            IntakeResource.writeKeys("short");
            await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> filed(next) == 202);

            IntakeResource.writeKeys(next);
            await().atMost(PATIENCE).until(() -> filed(IntakeResource.FILED_KEY) == 401);
            assertThat(filed(next)).isEqualTo(202);

            IntakeResource.writeKeys();
            await().atMost(PATIENCE).until(() -> filed(next) == 401);
        } finally {
            IntakeResource.writeKeys(IntakeResource.FILED_KEY);
            await().atMost(PATIENCE).until(() -> filed(IntakeResource.FILED_KEY) == 202);
        }
    }

    private static int filed(String key) {
        String event = aPaymentFailed().with("source", "/filed-wallet").json();
        return post(key, STRUCTURED, event).statusCode();
    }

    private static String slow() {
        return aPaymentFailed().with("source", "/slow-wallet").json();
    }

    private static HttpResponse<String> post(String key, String contentType, String body) {
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + key, "Content-Type", contentType);
        return IntakeClient.post(headers, body.getBytes(UTF_8));
    }
}
