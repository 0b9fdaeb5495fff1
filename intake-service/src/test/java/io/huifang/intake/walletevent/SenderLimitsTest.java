package io.huifang.intake.walletevent;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;
import static io.huifang.intake.walletevent.Events.ofType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.RawHttp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What each sender may send, and how its key changes while the service runs. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
class SenderLimitsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Events that take minutes to come back, so that no slow machine sees them do so. */
    private static final int MANY = 300;

    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String STRUCTURED = "application/cloudevents+json";

    @Test
    @Tag("P23")
    void chargesEveryEventOfABatchAndTellsWhatIsLeft() {
        String batch = batch("/slow-wallet");

        HttpResponse<String> taken = post(IntakeResource.SLOW_KEY, BATCH, batch);
        HttpResponse<String> tooMany = post(IntakeResource.SLOW_KEY, BATCH, batch);

        assertThat(taken.body()).isEqualTo("{\"accepted\":" + MANY + "}");
        assertThat(taken.headers().firstValue("ratelimit-policy")).contains("\"events\";q=3;w=3");
        assertThat(taken.headers().firstValue("ratelimit").orElseThrow())
                .startsWith("\"events\";r=0;t=");
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.body()).contains("\"code\":\"too-many\"");
        assertThat(tooMany.headers().firstValueAsLong("retry-after").orElseThrow())
                .isBetween(1L, (long) MANY);
        assertThat(tooMany.headers().firstValue("ratelimit")).isPresent();
    }

    @Test
    @Tag("P23")
    void takesOneOfTwoBatchesThatCameTogether() throws IOException {
        String batch = batch("/hasty-wallet");
        try (Socket one = RawHttp.connect();
                Socket other = RawHttp.connect()) {
            beginBatch(one, batch.length());
            beginBatch(other, batch.length());
            one.getOutputStream().write(batch.getBytes(UTF_8));
            other.getOutputStream().write(batch.getBytes(UTF_8));

            assertThat(List.of(RawHttp.readAll(one), RawHttp.readAll(other)))
                    .satisfiesOnlyOnce(said -> assertThat(said).startsWith("HTTP/1.1 202 "))
                    .satisfiesOnlyOnce(said -> assertThat(said).startsWith("HTTP/1.1 429 "));
        }
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

    /** Sends the head of a batch and waits until it has been let in. */
    private static void beginBatch(Socket socket, int length) throws IOException {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        String head =
                """
                POST /v1/wallet-events HTTP/1.1
                Host: localhost
                Authorization: Bearer %s
                Content-Type: %s
                Content-Length: %d
                Expect: 100-continue
                Connection: close

                """
                        .formatted(IntakeResource.HASTY_KEY, BATCH, length)
                        .replace("\n", "\r\n");
        socket.getOutputStream().write(head.getBytes(UTF_8));
        byte[] goOn = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(UTF_8);
        assertThat(socket.getInputStream().readNBytes(goOn.length)).isEqualTo(goOn);
    }

    private static int filed(String key) {
        String event = aPaymentFailed().with("source", "/filed-wallet").json();
        return post(key, STRUCTURED, event).statusCode();
    }

    private static String batch(String source) {
        String event = aPaymentFailed().with("source", source).json();
        return "[" + String.join(",", Collections.nCopies(MANY, event)) + "]";
    }

    private static HttpResponse<String> post(String key, String contentType, String body) {
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + key, "Content-Type", contentType);
        return IntakeClient.post(headers, body.getBytes(UTF_8));
    }
}
