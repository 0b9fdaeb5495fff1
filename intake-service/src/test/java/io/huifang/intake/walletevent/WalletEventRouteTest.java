package io.huifang.intake.walletevent;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;
import static io.huifang.intake.walletevent.Events.aRefundDelayed;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.KafkaRecord;
import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.WalletEventsTopic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@QuarkusTest
@WithTestResource(IntakeResource.class)
class WalletEventRouteTest {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String DEMO = "Bearer " + IntakeResource.DEMO_KEY;

    @Test
    @Tag("R1")
    @Tag("R2")
    void putsAStructuredEventOnTheLogBeforeItAnswers() {
        Events event = aPaymentFailed();

        HttpResponse<String> answer = IntakeClient.post(event.json());

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"accepted\":1}");
        KafkaRecord record = WalletEventsTopic.of(event, 1).get(0);
        assertThat(record.text()).isEqualTo(event.data());
        assertThat(record.headers())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", event.id())
                .containsEntry("ce_source", "/demo-wallet")
                .containsEntry("ce_type", "io.huifang.payment.failed.v1")
                .containsEntry("ce_subject", event.customer())
                .containsEntry("ce_time", "2026-03-01T08:30:00Z")
                .containsEntry("content-type", "application/json");
    }

    @Test
    void putsABinaryEventOnTheLogInTheSameForm() {
        Events event = aPaymentFailed();
        Map<String, String> headers = headers(DEMO, "application/json");
        event.attributes().forEach((name, value) -> headers.put("ce-" + name, value));

        HttpResponse<String> answer = IntakeClient.post(headers, utf8(event.data()));

        assertThat(answer.statusCode()).isEqualTo(202);
        KafkaRecord record = WalletEventsTopic.of(event, 1).get(0);
        assertThat(record.text()).isEqualTo(event.data());
        assertThat(record.headers()).containsEntry("ce_id", event.id());
    }

    @Test
    @Tag("R4")
    void keepsTheOrderOfABatch() {
        Events first = aRefundDelayed();
        List<Events> batch =
                Stream.iterate(first, e -> aRefundDelayed().with("subject", first.customer()))
                        .limit(1_000)
                        .toList();

        HttpResponse<String> answer = IntakeClient.post(BATCH, batchOf(batch));

        assertThat(answer.body()).isEqualTo("{\"accepted\":1000}");
        assertThat(WalletEventsTopic.of(first, 1_000))
                .extracting(record -> record.headers().get("ce_id"))
                .containsExactlyElementsOf(batch.stream().map(Events::id).toList());
    }

    @Test
    void acceptsABatchOfNone() {
        HttpResponse<String> answer = IntakeClient.post(BATCH, "[]");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"accepted\":0}");
    }

    @Test
    @Tag("P3")
    void leavesNothingOfABatchThatItRefuses() {
        Events good = aPaymentFailed();
        Events wrong = aPaymentFailed().withData("{}");
        Events notOwned = aPaymentFailed().with("source", "/somebody-else");

        int invalid = IntakeClient.post(BATCH, batchOf(List.of(good, wrong))).statusCode();
        int forbidden = IntakeClient.post(BATCH, batchOf(List.of(good, notOwned))).statusCode();
        int cut = IntakeClient.post(BATCH, "[" + good.json() + ",").statusCode();

        assertThat(List.of(invalid, forbidden, cut)).containsExactly(422, 403, 400);
        assertThat(WalletEventsTopic.ids()).doesNotContain(good.id(), wrong.id(), notOwned.id());
    }

    @Test
    void continuesTheTraceOfTheRequest() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        Events event = aPaymentFailed();
        Map<String, String> headers = headers(DEMO, STRUCTURED);
        headers.put("traceparent", trace);

        IntakeClient.post(headers, utf8(event.json()));

        assertThat(WalletEventsTopic.of(event, 1).get(0).headers().get("traceparent"))
                .startsWith(trace.substring(0, 35));
    }

    @Test
    void beginsATraceWhenThereIsNone() {
        Events event = aPaymentFailed();

        IntakeClient.post(event.json());

        assertThat(WalletEventsTopic.of(event, 1).get(0).headers().get("traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
    }

    @Test
    void asksForAKeyItKnows() {
        byte[] body = utf8(aPaymentFailed().json());

        for (String authorization :
                List.of("Bearer wrong", "Bearer ", "Basic eDp5", IntakeResource.DEMO_KEY)) {
            HttpResponse<String> answer =
                    IntakeClient.post(headers(authorization, STRUCTURED), body);

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer");
            assertThat(answer.body()).contains("\"code\":\"unauthenticated\"");
        }
        assertThat(IntakeClient.post(Map.of("Content-Type", STRUCTURED), body).statusCode())
                .isEqualTo(401);
        assertThat(
                        IntakeClient.post(
                                        headers("Bearer " + IntakeResource.SURVEY_KEY, STRUCTURED),
                                        body)
                                .statusCode())
                .isEqualTo(401);
    }

    @Test
    void letsASenderTellOnlyWhatIsItsOwn() {
        String other = "Bearer " + IntakeResource.OTHER_KEY;
        Events foreign = aRefundDelayed();
        Events unlisted = aPaymentFailed().with("source", "/other-wallet");
        Events own = aRefundDelayed().with("source", "/other-wallet");

        assertThat(IntakeClient.post(headers(other, STRUCTURED), utf8(foreign.json())).body())
                .contains("\"code\":\"forbidden\"", "\"pointer\":\"/source\"");
        assertThat(IntakeClient.post(headers(other, STRUCTURED), utf8(unlisted.json())).body())
                .contains("\"code\":\"forbidden\"", "\"pointer\":\"/type\"");
        assertThat(IntakeClient.post(headers(other, STRUCTURED), utf8(own.json())).statusCode())
                .isEqualTo(202);
    }

    @Test
    void answersOtherMethodsWithTheOneItKnows() {
        HttpResponse<String> answer =
                IntakeClient.exchange(
                        "PUT", "/v1/wallet-events", headers(DEMO, STRUCTURED), utf8("{}"));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).contains("POST");
        assertThat(answer.headers().firstValue("content-type"))
                .contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/cloudevents+avro"})
    void readsNoOtherMediaType(String contentType) {
        HttpResponse<String> answer = IntakeClient.post(contentType, aPaymentFailed().json());

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("\"code\":\"unsupported-media-type\"");
    }

    @Test
    void readsNoEncodedBody() {
        Map<String, String> headers = headers(DEMO, STRUCTURED);
        headers.put("Content-Encoding", "gzip");

        assertThat(IntakeClient.post(headers, utf8(aPaymentFailed().json())).statusCode())
                .isEqualTo(415);
    }

    @Test
    void answersWhatIsOverALimit() {
        String padded = aPaymentFailed().with("padding", "x").json();
        String large = padded.replace("\"x\"", "\"" + "x".repeat(256 * 1024) + "\"");
        List<Events> many =
                IntStream.rangeClosed(0, 1_000).mapToObj(i -> aPaymentFailed()).toList();

        assertThat(IntakeClient.post(large).statusCode()).isEqualTo(413);
        assertThat(IntakeClient.post(BATCH, "[" + large + "]").statusCode()).isEqualTo(413);
        assertThat(IntakeClient.post(BATCH, batchOf(many)).statusCode()).isEqualTo(413);
        assertThat(IntakeClient.post(BATCH, "[" + " ".repeat(1024 * 1024) + "]").statusCode())
                .isEqualTo(413);
        assertThat(IntakeClient.post(BATCH, "x".repeat(3 * 1024 * 1024)).body())
                .contains("\"code\":\"too-large\"");
    }

    @Test
    void readsABodyInManyPieces() {
        String events =
                Collections.nCopies(900, 0).stream()
                        .map(i -> aPaymentFailed().with("padding", "x".repeat(500)).json())
                        .collect(Collectors.joining(",", "[", "]"));

        assertThat(IntakeClient.post(BATCH, events).body()).isEqualTo("{\"accepted\":900}");
    }

    private static String batchOf(List<Events> events) {
        return events.stream().map(Events::json).collect(Collectors.joining(",", "[", "]"));
    }

    private static Map<String, String> headers(String authorization, String contentType) {
        return new HashMap<>(Map.of("Authorization", authorization, "Content-Type", contentType));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
