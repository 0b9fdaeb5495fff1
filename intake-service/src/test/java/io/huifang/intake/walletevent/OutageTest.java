package io.huifang.intake.walletevent;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.Backing;
import io.huifang.backing.process.Signal;
import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.WalletEventsTopic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What senders see while the broker or the database is away. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
class OutageTest {
    private static final Duration PROMISED_ANSWER = Duration.ofSeconds(5);
    private static final Duration PROMISED_RETURN = Duration.ofSeconds(10);
    private static final String CONTACT = "\"contact\":{\"phone\":\"+8613800138000\"}";

    Backing backing;

    @TestHTTPResource(value = "/health/live", management = true)
    URI live;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @Test
    @Tag("P5")
    void tellsSendersToTryAgainWhileTheBrokerIsFrozen() throws Exception {
        Events lost = aPaymentFailed();
        backing.kafka().signal(Signal.STOP);
        List<CompletableFuture<HttpResponse<String>>> answers;
        try {
            answers =
                    IntStream.range(0, 20)
                            .mapToObj(i -> i == 0 ? lost : aPaymentFailed())
                            .map(event -> CompletableFuture.supplyAsync(() -> post(event)))
                            .toList();
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                assertUnavailable(inTime(answer), "log-unavailable");
            }
            assertThat(status(live)).isEqualTo(200);
        } finally {
            backing.kafka().signal(Signal.CONT);
        }

        await().atMost(PROMISED_RETURN).until(() -> post(aPaymentFailed()).statusCode() == 202);
        assertThat(post(lost).statusCode()).isEqualTo(202);
        assertThat(WalletEventsTopic.of(lost, 1)).isNotEmpty();
    }

    @Test
    @Tag("P5")
    void tellsSendersToTryAgainWhileTheBrokerIsDown() throws Exception {
        backing.kafka().kill();
        try {
            for (int i = 0; i < 3; i++) {
                assertUnavailable(
                        inTime(CompletableFuture.supplyAsync(() -> post(aPaymentFailed()))),
                        "log-unavailable");
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> status(ready) == 503);
            assertThat(status(live)).isEqualTo(200);
        } finally {
            backing.kafka().start();
        }

        await().atMost(PROMISED_RETURN).until(() -> post(aPaymentFailed()).statusCode() == 202);
        await().atMost(PROMISED_RETURN).until(() -> status(ready) == 200);
    }

    @Test
    @Tag("P5")
    void takesEventsWithoutPersonalDataWhileTheVaultIsAway() throws Exception {
        Events personal = aPaymentFailed().adding(CONTACT);
        backing.postgres().stop();
        try {
            assertUnavailable(
                    inTime(CompletableFuture.supplyAsync(() -> post(personal))),
                    "vault-unavailable");
            assertThat(post(aPaymentFailed()).statusCode()).isEqualTo(202);
            assertThat(WalletEventsTopic.ids()).doesNotContain(personal.id());
            assertThat(
                            IntakeClient.get("/v1/customers/c/contact", IntakeResource.SURVEY_KEY)
                                    .statusCode())
                    .isEqualTo(503);
            assertThat(status(live)).isEqualTo(200);
            assertThat(status(ready)).isEqualTo(503);
        } finally {
            backing.postgres().start();
        }

        await().atMost(PROMISED_RETURN).until(() -> post(personal).statusCode() == 202);
        await().atMost(PROMISED_RETURN).until(() -> status(ready) == 200);
    }

    private static HttpResponse<String> post(Events event) {
        return IntakeClient.post(event.json());
    }

    private static HttpResponse<String> inTime(CompletableFuture<HttpResponse<String>> answer)
            throws Exception {
        return answer.get(PROMISED_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void assertUnavailable(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    private static int status(URI uri) throws IOException {
        return ((HttpURLConnection) uri.toURL().openConnection()).getResponseCode();
    }
}
