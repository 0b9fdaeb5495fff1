package io.huifang.intake.cloudevent;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;
import static io.huifang.intake.walletevent.Events.aRefundDelayed;
import static io.huifang.intake.walletevent.Events.ofType;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.intake.problem.RefusedRequest;
import io.huifang.intake.walletevent.Events;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

class EventReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

    @Test
    void keepsTheBytesOfAnEventWithoutPersonalData() throws RefusedRequest {
        String data =
                "{ \"paymentId\" : \"p-1\",\n\"currency\":\"CNY\",\"amount\":\"1.50\","
                        + "\"cause\":\"NETWORK\" }";

        IncomingEvent event = one(aPaymentFailed().withData(data).json());

        assertThat(text(event)).isEqualTo(data);
        assertThat(event.isPersonal()).isFalse();
    }

    @Test
    void readsDataThatStandsBeforeItsType() throws RefusedRequest {
        Events event = aRefundDelayed();
        String json = event.json().replaceFirst("\"type\":\"[^\"]*\",", "");
        String typeLast =
                json.substring(0, json.length() - 1)
                        + ",\"type\":\""
                        + event.attributes().get("type")
                        + "\"}";

        assertThat(text(one(typeLast))).isEqualTo(event.data());
    }

    @Test
    void checksDataThatStandsBeforeItsType() {
        String json =
                "{\"data\":{\"amount\":1},\"specversion\":\"1.0\",\"id\":\"1\","
                        + "\"source\":\"/demo-wallet\",\"subject\":\"c\","
                        + "\"type\":\"io.huifang.refund.delayed.v1\"}";

        assertThat(pointers(json))
                .containsExactlyInAnyOrder(
                        "/data/amount", "/data/refundId", "/data/paymentId", "/data/currency");
    }

    @Test
    @Tag("P19")
    void takesPersonalDataOutAndTellsWhereTheCustomerMayBe() throws RefusedRequest {
        String json =
                aPaymentFailed()
                        .adding(
                                "\"contact\":{\"phone\":\"+86 138 0013 8000\",\"name\":\"张三\"},"
                                        + "\"narrative\":\"第一行\\n第二行\"")
                        .json();

        IncomingEvent event = one(json);

        assertThat(text(event))
                .isEqualTo(
                        "{\"paymentId\":\"p-1\",\"amount\":\"100.50\",\"currency\":\"CNY\","
                                + "\"cause\":\"NETWORK\",\"region\":\"CN\","
                                + "\"timeZones\":[\"Asia/Shanghai\"]}");
        assertThat(event.contact().phone()).isEqualTo("+8613800138000");
        assertThat(event.contact().name()).isEqualTo("张三");
        assertThat(event.narrative()).isEqualTo("第一行\n第二行");
        assertThat(event).asString().doesNotContain("张三", "138", "第一行");
    }

    @Test
    @Tag("R39")
    void letsAStatedZoneWinOverTheNumbers() throws RefusedRequest {
        String json =
                aPaymentFailed()
                        .adding(
                                "\"contact\":{\"phone\":\"+8613800138000\","
                                        + "\"timeZone\":\"Europe/Berlin\",\"locale\":\"zh-CN\"}")
                        .json();

        IncomingEvent event = one(json);

        assertThat(text(event)).contains("\"region\":\"CN\",\"timeZones\":[\"Europe/Berlin\"]");
        assertThat(event.contact().locale()).isEqualTo("zh-CN");
    }

    @Test
    @Tag("R39")
    void tellsEveryZoneANumberMayBeIn() throws RefusedRequest {
        String json = aPaymentFailed().adding("\"contact\":{\"phone\":\"+18002530000\"}").json();
        assertThat(pointers(json)).containsExactly("/data/contact/phone"); // toll-free: no person

        IncomingEvent event =
                one(aPaymentFailed().adding("\"contact\":{\"phone\":\"+61412345678\"}").json());

        assertThat(text(event)).contains("Australia/Sydney", "Australia/Perth");
    }

    @Test
    @Tag("P19")
    void takesPersonalDataOutOfASendersOwnTypesToo() throws RefusedRequest {
        String json =
                ofType("com.example.thing.v1", "{\"score\":1.10,\"big\":12345678901234567890}")
                        .adding("\"narrative\":\"secret\",\"nested\":{\"a\":[1,2,{\"b\":null}]}")
                        .json();

        assertThat(text(one(json)))
                .isEqualTo(
                        "{\"score\":1.10,\"big\":12345678901234567890,"
                                + "\"nested\":{\"a\":[1,2,{\"b\":null}]}}");
    }

    @Test
    void writesTimesInUtcAndFillsInWhatTheSenderDidNotSay() throws RefusedRequest {
        Events event = aPaymentFailed().with("time", "2026-11-21T15:30:00.25+08:00");

        assertThat(one(event.json()).attributes().time())
                .isEqualTo(Instant.parse("2026-11-21T07:30:00.250Z"));
        assertThat(one(event.with("time", null).json()).attributes().time()).isEqualTo(NOW);
        assertThat(one(event.json()).attributes().traceParent()).isEqualTo(TRACE);
    }

    @Test
    void forwardsTheAttributesItKnowsAndNoOther() throws RefusedRequest {
        String own = "00-11111111111111111111111111111111-2222222222222222-01";
        Events event =
                aPaymentFailed()
                        .with("expirytime", "2026-12-01T00:00:00Z")
                        .with("correlationid", "flow-7")
                        .with("traceparent", own)
                        .with("tenantname", "张三");

        IncomingEvent read = one(event.json());

        assertThat(read.attributes().toHeaders())
                .containsEntry("ce_expirytime", "2026-12-01T00:00:00Z")
                .containsEntry("ce_correlationid", "flow-7")
                .containsEntry("traceparent", own)
                .doesNotContainValue("张三");
    }

    @Test
    void readsJsonNullAsAnAbsentAttribute() throws RefusedRequest {
        String json = aPaymentFailed().with("time", null).json();
        String withNulls = json.replaceFirst("\\{", "{\"time\":null,\"whatever\":null,");

        assertThat(one(withNulls).attributes().time()).isEqualTo(NOW);
    }

    @Test
    void readsBase64DataLikeAnyOther() throws RefusedRequest {
        Events event = aPaymentFailed();
        String encoded = Base64.getEncoder().encodeToString(utf8(event.data()));
        String json =
                event.json()
                        .replace("\"data\":" + event.data(), "\"data_base64\":\"" + encoded + "\"");

        assertThat(text(one(json))).isEqualTo(event.data());
    }

    @Test
    void readsAnEventOfASendersOwnTypeWithoutData() throws RefusedRequest {
        String json = ofType("com.example.ping.v1", "null").json();

        assertThat(text(one(json))).isEqualTo("{}");
    }

    @Test
    void readsABatchInOrder() throws RefusedRequest {
        Events first = aPaymentFailed();
        Events second = aRefundDelayed();

        List<IncomingEvent> events =
                read(ContentMode.BATCH, Map.of(), "[" + first.json() + "," + second.json() + "]");

        assertThat(events)
                .extracting(e -> e.attributes().id())
                .containsExactly(first.id(), second.id());
        assertThat(read(ContentMode.BATCH, Map.of(), "[]")).isEmpty();
    }

    @Test
    void pointsIntoTheBatch() {
        String good = aPaymentFailed().json();
        String bad = aPaymentFailed().withData("{\"paymentId\":\"p\"}").json();

        assertThat(pointers(ContentMode.BATCH, Map.of(), "[" + good + "," + bad + "]"))
                .containsExactly("/1/data/amount", "/1/data/currency", "/1/data/cause");
    }

    @Test
    void readsBinaryModeFromHeaders() throws RefusedRequest {
        Map<String, String> headers =
                Map.of(
                        "Content-Type", "application/json",
                        "CE-SpecVersion", "1.0",
                        "ce-id", "e%20%E2%82%AC",
                        "ce-source", "/demo-wallet",
                        "ce-type", "io.huifang.payment.failed.v1",
                        "ce-subject", "\"customer 1\"",
                        "ce-time", "2026-11-21T07:30:00Z",
                        "X-Other", "ignored");
        String data = aPaymentFailed().data();

        IncomingEvent event = read(ContentMode.BINARY, headers, data).get(0);

        assertThat(event.attributes().id()).isEqualTo("e €");
        assertThat(event.attributes().subject()).isEqualTo("customer 1");
        assertThat(text(event)).isEqualTo(data);
    }

    @Test
    void neverRepeatsWhatTheSenderWrote() {
        String json =
                aPaymentFailed()
                        .with("id", "\\u0007marker")
                        .with("marker", "\\u0007marker")
                        .withData("{\"marker\":\"marker\",\"amount\":\"marker\"}")
                        .json();

        RefusedRequest refusal = refusal(ContentMode.STRUCTURED, Map.of(), json);

        assertThat(new String(refusal.problem().toJson(), StandardCharsets.UTF_8))
                .contains("unknown-member")
                .doesNotContain("marker");
    }

    private static IncomingEvent one(String json) throws RefusedRequest {
        return read(ContentMode.STRUCTURED, Map.of(), json).get(0);
    }

    private static List<IncomingEvent> read(
            ContentMode mode, Map<String, String> headers, String body) throws RefusedRequest {
        return EventReader.read(mode, headers.entrySet(), utf8(body), new Arrival(NOW, TRACE));
    }

    private static List<String> pointers(String json) {
        return pointers(ContentMode.STRUCTURED, Map.of(), json);
    }

    private static List<String> pointers(
            ContentMode mode, Map<String, String> headers, String body) {
        return refusal(mode, headers, body).problem().errors().stream()
                .map(error -> error.pointer())
                .toList();
    }

    private static RefusedRequest refusal(
            ContentMode mode, Map<String, String> headers, String body) {
        try {
            read(mode, headers, body);
        } catch (RefusedRequest refusal) {
            return refusal;
        }
        throw new AssertionError("was read");
    }

    private static String text(IncomingEvent event) {
        return new String(event.data(), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
