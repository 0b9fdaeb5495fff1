package io.huifang.intake.walletevent;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.RawHttp;
import io.huifang.intake.WalletEventsTopic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Senders that sign their requests by the Standard Webhooks specification. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
class SignedEventTest {
    private static final String PATH = "/v1/wallet-events?sender=signing-wallet";

    @ParameterizedTest
    @ValueSource(strings = {IntakeResource.OLD_SECRET, IntakeResource.NEW_SECRET})
    void takesAnEventSignedWithEitherSecret(String secret) {
        Events event = anEvent();

        HttpResponse<String> answer = post(PATH, Signatures.of(secret, event.json()), event.json());

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(WalletEventsTopic.of(event, 1)).hasSize(1);
    }

    @Test
    void takesABatchAndWhatElseStandsAmongTheSignatures() {
        String batch = "[" + anEvent().json() + "," + anEvent().json() + "]";
        Map<String, String> headers = Signatures.of(IntakeResource.NEW_SECRET, batch);
        headers.put("Content-Type", "application/cloudevents-batch+json");
        headers.merge("webhook-signature", "v1a,AAAA v1,AAAA ", (own, more) -> more + own);

        assertThat(post(PATH, headers, batch).body()).isEqualTo("{\"accepted\":2}");
    }

    @ParameterizedTest
    @ValueSource(longs = {-290, 290})
    void takesWhatWasSignedAboutNow(long secondsFromNow) {
        String body = anEvent().json();
        Instant when = Instant.now().plusSeconds(secondsFromNow);

        assertThat(
                        post(PATH, Signatures.of(IntakeResource.NEW_SECRET, when, body), body)
                                .statusCode())
                .isEqualTo(202);
    }

    @Test
    void refusesWhatIsNotSignedAsItShouldBe() {
        String body = anEvent().json();
        Map<String, String> good = Signatures.of(IntakeResource.NEW_SECRET, body);
        Instant old = Instant.now().minus(Duration.ofMinutes(6));
        Instant early = Instant.now().plus(Duration.ofMinutes(6));

        assertUnauthenticated(PATH, good, body + " ");
        assertUnauthenticated(PATH, good, body.replace("100.50", "900.50"));
        assertUnauthenticated(PATH, Signatures.of(IntakeResource.NEW_SECRET, old, body), body);
        assertUnauthenticated(PATH, Signatures.of(IntakeResource.NEW_SECRET, early, body), body);
        assertUnauthenticated(PATH, Signatures.of(IntakeResource.SECOND_SECRET, body), body);
        assertUnauthenticated(PATH, with(good, "webhook-id", "msg_2"), body);
        assertUnauthenticated(PATH, with(good, "webhook-id", "msg.1"), body);
        assertUnauthenticated(PATH, with(good, "webhook-timestamp", "now"), body);
        assertUnauthenticated(PATH, with(good, "webhook-timestamp", "-1"), body);
        assertUnauthenticated(PATH, with(good, "webhook-timestamp", "9".repeat(30)), body);
        assertUnauthenticated(PATH, with(good, "webhook-signature", "v1,"), body);
        assertUnauthenticated(PATH, with(good, "webhook-signature", "v1,!"), body);
        assertUnauthenticated(
                PATH,
                with(good, "webhook-signature", good.get("webhook-signature").substring(3)),
                body);
    }

    @Test
    void refusesWhatSaysTooLittleOrTooMuch() {
        String body = anEvent().json();
        Map<String, String> good = Signatures.of(IntakeResource.NEW_SECRET, body);
        for (String header : new String[] {"webhook-id", "webhook-timestamp"}) {
            Map<String, String> without = new HashMap<>(good);
            without.remove(header);
            assertUnauthenticated(PATH, without, body);
        }

        // Two senders sign here, so the request has to say which one it is.
        assertUnauthenticated("/v1/wallet-events", good, body);
        assertUnauthenticated("/v1/wallet-events?sender=nobody", good, body);
        assertUnauthenticated("/v1/wallet-events?sender=demo-wallet", good, body);
        assertUnauthenticated(
                PATH, with(good, "Authorization", "Bearer " + IntakeResource.DEMO_KEY), body);
    }

    @Test
    void refusesAnAddressThatCannotBeRead() {
        String said =
                RawHttp.send(
                        "POST /v1/wallet-events?sender=%zz HTTP/1.1\r\nHost: localhost\r\n"
                                + "webhook-signature: v1,x\r\nContent-Length: 0\r\n"
                                + "Connection: close\r\n\r\n");

        assertThat(said).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void refusesBinaryModeWhoseAttributesNobodySigned() {
        Events event = anEvent();
        Map<String, String> headers = Signatures.of(IntakeResource.NEW_SECRET, event.data());
        headers.put("Content-Type", "application/json");
        event.attributes().forEach((name, value) -> headers.put("ce-" + name, value));

        HttpResponse<String> answer = post(PATH, headers, event.data());

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("\"code\":\"unsigned-attributes\"");
    }

    @Test
    void letsASignerTellOnlyWhatIsItsOwn() {
        String foreign = aPaymentFailed().with("source", "/second-signer").json();

        HttpResponse<String> answer =
                post(PATH, Signatures.of(IntakeResource.NEW_SECRET, foreign), foreign);

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    private static void assertUnauthenticated(
            String path, Map<String, String> headers, String body) {
        HttpResponse<String> answer = post(path, headers, body);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":\"unauthenticated\"");
    }

    private static Events anEvent() {
        return aPaymentFailed().with("source", "/signing-wallet");
    }

    private static HttpResponse<String> post(
            String path, Map<String, String> headers, String body) {
        return IntakeClient.exchange("POST", path, headers, body.getBytes(UTF_8));
    }

    private static Map<String, String> with(
            Map<String, String> headers, String name, String value) {
        Map<String, String> changed = new HashMap<>(headers);
        changed.put(name, value);
        return changed;
    }
}
