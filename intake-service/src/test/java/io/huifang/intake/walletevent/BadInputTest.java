package io.huifang.intake.walletevent;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;
import static io.huifang.intake.walletevent.Events.aRefundDelayed;
import static io.huifang.intake.walletevent.Events.ofType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.WalletEventsTopic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Whatever is wrong is refused with a reason, and nothing of it is on the log. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
class BadInputTest {
    /** Every bad event has this id, so that one look at the log is enough for all. */
    private static final String BAD = "must-never-be-on-the-log";

    @ParameterizedTest(name = "{0}")
    @MethodSource({"unreadable", "brokenEnvelopes", "brokenTimes"})
    @MethodSource({"brokenData", "brokenContacts", "brokenOwnTypes"})
    @Tag("P3")
    void refuses(String what, String body, int status, String hint) {
        HttpResponse<String> answer = IntakeClient.post(body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type"))
                .contains("application/problem+json");
        assertThat(answer.body()).contains("\"" + hint + "\"").doesNotContain(BAD);
    }

    static Stream<Arguments> unreadable() {
        String good = bad(aPaymentFailed()).json();
        return Stream.of(
                arguments("no body", "", 400, "not-an-event"),
                arguments("white space", " \n", 400, "not-an-event"),
                arguments("a word", "hello", 400, "json-syntax"),
                arguments("a number", "5", 400, "not-an-event"),
                arguments("null", "null", 400, "not-an-event"),
                arguments("an array", "[" + good + "]", 400, "not-an-event"),
                arguments("cut", good.substring(0, good.length() - 1), 400, "json-syntax"),
                arguments("another document behind", good + "{}", 400, "json-syntax"),
                arguments("a word behind", good + " x", 400, "json-syntax"),
                arguments("a comma too many", good.replace("}}", ",}}"), 400, "json-syntax"),
                arguments("single quotes", good.replace('"', '\''), 400, "json-syntax"),
                arguments("a comment", "/* x */" + good, 400, "json-syntax"),
                arguments("NaN", good.replace("\"100.50\"", "NaN"), 400, "json-syntax"),
                arguments("leading zero", good.replace("\"100.50\"", "01"), 400, "json-syntax"),
                arguments("hexadecimal", good.replace("\"100.50\"", "0x1F"), 400, "json-syntax"),
                arguments("a raw tab", good.replace("p-1", "p\t1"), 400, "json-syntax"),
                arguments("unknown escape", good.replace("p-1", "\\q"), 400, "json-syntax"),
                arguments("an escaped NUL", good.replace("p-1", "\\u0000"), 400, "nul"),
                arguments("a NUL", good.replace("p-1", "\0"), 400, "nul"),
                arguments("half a pair", good.replace("p-1", "\\ud800"), 400, "lone-surrogate"),
                arguments("a mark", "\uFEFF" + good, 400, "byte-order-mark"),
                arguments(
                        "id twice",
                        good.replace("{\"spec", "{\"id\":\"1\",\"spec"),
                        400,
                        "duplicate-key"),
                arguments(
                        "amount twice",
                        good.replace("{\"pay", "{\"amount\":\"1.00\",\"pay"),
                        400,
                        "duplicate-key"),
                arguments(
                        "the same key escaped",
                        good.replace("{\"pay", "{\"\\u0061mount\":\"1.00\",\"pay"),
                        400,
                        "duplicate-key"),
                arguments(
                        "too deep",
                        good.replace("\"NETWORK\"", "[".repeat(40) + "]".repeat(40)),
                        400,
                        "json-limits"),
                arguments(
                        "a number too long",
                        good.replace("\"100.50\"", "1".repeat(65)),
                        400,
                        "json-limits"),
                arguments(
                        "data and data_base64",
                        good.replace("\"data\":", "\"data_base64\":\"e30=\",\"data\":"),
                        400,
                        "data-twice"),
                arguments(
                        "bad base64",
                        good.replaceAll("\"data\":.*", "\"data_base64\":\"e30\\$\"}"),
                        400,
                        "base64"),
                arguments(
                        "not UTF-8 in base64",
                        good.replaceAll("\"data\":.*", "\"data_base64\":\"/w==\"}"),
                        400,
                        "not-utf-8"));
    }

    static Stream<Arguments> brokenEnvelopes() {
        return Stream.of(
                arguments(
                        "no specversion",
                        bad(aPaymentFailed()).with("specversion", null).json(),
                        422,
                        "/specversion"),
                arguments(
                        "old specversion",
                        bad(aPaymentFailed()).with("specversion", "0.3").json(),
                        422,
                        "/specversion"),
                arguments(
                        "specversion 1",
                        bad(aPaymentFailed()).json().replace("\"1.0\"", "1.0"),
                        422,
                        "/specversion"),
                arguments("no id", aPaymentFailed().with("id", null).json(), 422, "/id"),
                arguments("empty id", aPaymentFailed().with("id", "").json(), 422, "/id"),
                arguments(
                        "id with a line end",
                        aPaymentFailed().with("id", BAD + "\\n").json(),
                        422,
                        "/id"),
                arguments(
                        "id too long",
                        aPaymentFailed().with("id", "x".repeat(257)).json(),
                        422,
                        "/id"),
                arguments(
                        "id is a number",
                        bad(aPaymentFailed()).json().replace("\"" + BAD + "\"", "5"),
                        422,
                        "/id"),
                arguments(
                        "no source",
                        bad(aPaymentFailed()).with("source", null).json(),
                        422,
                        "/source"),
                arguments("no type", bad(aPaymentFailed()).with("type", null).json(), 422, "/type"),
                arguments(
                        "no subject",
                        bad(aPaymentFailed()).with("subject", null).json(),
                        422,
                        "/subject"),
                arguments(
                        "blank subject",
                        bad(aPaymentFailed()).with("subject", " ").json(),
                        422,
                        "/subject"),
                arguments(
                        "subject too long",
                        bad(aPaymentFailed()).with("subject", "x".repeat(129)).json(),
                        422,
                        "/subject"),
                arguments(
                        "noncharacter",
                        bad(aPaymentFailed()).with("subject", "\uFFFF").json(),
                        422,
                        "/subject"),
                arguments(
                        "datacontenttype",
                        bad(aPaymentFailed()).with("datacontenttype", "text/xml").json(),
                        422,
                        "/datacontenttype"),
                arguments(
                        "an upper-case attribute",
                        bad(aPaymentFailed()).with("tenantId", "7").json(),
                        422,
                        "attribute-name"),
                arguments(
                        "an attribute with a dash",
                        bad(aPaymentFailed()).with("tenant-id", "7").json(),
                        422,
                        "attribute-name"),
                arguments(
                        "an object as attribute",
                        bad(aPaymentFailed()).json().replace("{\"spec", "{\"ext\":{},\"spec"),
                        422,
                        "wrong-type"),
                arguments(
                        "a fraction as attribute",
                        bad(aPaymentFailed()).json().replace("{\"spec", "{\"ext\":1.5,\"spec"),
                        422,
                        "wrong-type"),
                arguments(
                        "another's source",
                        bad(aPaymentFailed()).with("source", "/demo-wallet/").json(),
                        403,
                        "/source"));
    }

    static Stream<Arguments> brokenTimes() {
        return Stream.of(
                        "2026-03-01",
                        "2026-03-01T08:30:00",
                        "2026-03-01T08:30Z",
                        "2026-02-30T08:30:00Z",
                        "2026-03-01T24:00:00Z",
                        "2026-03-01T08:30:00+0800",
                        "2026-03-01 08:30:00Z",
                        "1772353800",
                        "2999-01-01T00:00:00Z")
                .map(
                        time ->
                                arguments(
                                        "time " + time,
                                        bad(aPaymentFailed()).with("time", time).json(),
                                        422,
                                        "/time"));
    }

    static Stream<Arguments> brokenData() {
        return Stream.of(
                arguments(
                        "no data",
                        bad(aPaymentFailed()).json().replaceAll(",\"data\":.*", "}"),
                        422,
                        "/data"),
                arguments("data null", bad(aPaymentFailed()).withData("null").json(), 422, "/data"),
                arguments(
                        "data a string",
                        bad(aPaymentFailed()).withData("\"x\"").json(),
                        422,
                        "/data"),
                arguments(
                        "data an array", bad(aPaymentFailed()).withData("[]").json(), 422, "/data"),
                data("amount is a number", "\"100.50\"", "100.50", "/data/amount"),
                data("amount without its scale", "100.50", "100.5", "/data/amount"),
                data("amount without fraction", "100.50", "100", "/data/amount"),
                data("amount negative", "100.50", "-1.00", "/data/amount"),
                data("amount with an exponent", "100.50", "1e2", "/data/amount"),
                data("amount with a comma", "100.50", "100,50", "/data/amount"),
                data("amount with a space", "100.50", " 100.50", "/data/amount"),
                data("amount in other digits", "100.50", "١٠٠.٥٠", "/data/amount"),
                data("amount null", "\"100.50\"", "null", "/data/amount"),
                data("currency unknown", "CNY", "XXX", "/data/currency"),
                data("currency in small letters", "CNY", "cny", "/data/currency"),
                data("cause unknown", "NETWORK", "WEATHER", "/data/cause"),
                data("cause in small letters", "NETWORK", "network", "/data/cause"),
                data("payment id empty", "p-1", "", "/data/paymentId"),
                data("payment id with a space", "p-1", "p 1", "/data/paymentId"),
                data("payment id too long", "p-1", "x".repeat(129), "/data/paymentId"),
                data("an unknown member", "{\"pay", "{\"phone\":\"1\",\"pay", "unknown-member"),
                data("what intake adds", "{\"pay", "{\"region\":\"CN\",\"pay", "unknown-member"),
                arguments(
                        "yen with a fraction",
                        bad(aRefundDelayed())
                                .adding("\"x\":1")
                                .withData(
                                        "{\"refundId\":\"r\",\"paymentId\":\"p\",\"amount\":\"1.00\",\"currency\":\"JPY\"}")
                                .json(),
                        422,
                        "/data/amount"),
                arguments(
                        "narrative too long",
                        bad(aPaymentFailed())
                                .adding("\"narrative\":\"" + "x".repeat(4001) + "\"")
                                .json(),
                        422,
                        "/data/narrative"),
                arguments(
                        "narrative a number",
                        bad(aPaymentFailed()).adding("\"narrative\":5").json(),
                        422,
                        "/data/narrative"));
    }

    static Stream<Arguments> brokenContacts() {
        return Stream.of(
                contact("null", "/data/contact"),
                contact("\"+8613800138000\"", "/data/contact"),
                contact("{}", "/data/contact/phone"),
                contact("{\"phone\":13800138000}", "/data/contact/phone"),
                contact("{\"phone\":\"13800138000\"}", "/data/contact/phone"),
                contact("{\"phone\":\"+861380013800\"}", "/data/contact/phone"),
                contact("{\"phone\":\"+86138001380001\"}", "/data/contact/phone"),
                contact("{\"phone\":\"+999123456789\"}", "/data/contact/phone"),
                contact("{\"phone\":\"+18002530000\"}", "/data/contact/phone"),
                contact(
                        "{\"phone\":\"+8613800138000\",\"timeZone\":\"Mars/Olympus\"}",
                        "/data/contact/timeZone"),
                contact(
                        "{\"phone\":\"+8613800138000\",\"timeZone\":\"+08:00\"}",
                        "/data/contact/timeZone"),
                contact(
                        "{\"phone\":\"+8613800138000\",\"locale\":\"zh_CN\"}",
                        "/data/contact/locale"),
                contact("{\"phone\":\"+8613800138000\",\"name\":\"\"}", "/data/contact/name"),
                contact("{\"phone\":\"+8613800138000\",\"name\":[\"a\"]}", "/data/contact/name"),
                contact("{\"phone\":\"+8613800138000\",\"email\":\"a@b\"}", "/data/contact"));
    }

    static Stream<Arguments> brokenOwnTypes() {
        return Stream.of(
                own("\"x\"", "/data"),
                own("{\"order\":{\"contact\":{\"phone\":\"1\"}}}", "misplaced-personal-data"),
                own("{\"list\":[{\"narrative\":\"1\"}]}", "misplaced-personal-data"),
                own("{\"timeZones\":[\"Asia/Shanghai\"]}", "reserved-name"),
                own("{\"n\":1e999}", "out-of-range"),
                own("{\"contact\":{\"phone\":\"nobody\"}}", "/data/contact/phone"));
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] body = aPaymentFailed().json().getBytes(StandardCharsets.UTF_8);
        body[20] = (byte) 0xFF;
        byte[] utf16 = aPaymentFailed().json().getBytes(StandardCharsets.UTF_16LE);

        assertThat(IntakeClient.post("application/cloudevents+json", body).body())
                .contains("not-utf-8");
        assertThat(IntakeClient.post("application/cloudevents+json", utf16).statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesBrokenBatchesAtTheirPlace() {
        String good = bad(aPaymentFailed()).json();

        assertThat(batch("{}").body()).contains("not-a-batch");
        assertThat(batch(good).body()).contains("not-a-batch");
        assertThat(batch("[" + good + ",5]").body()).contains("\"pointer\":\"/1\"");
        assertThat(batch("[" + good + ",null]").statusCode()).isEqualTo(400);
        assertThat(batch("[" + good + "]]").statusCode()).isEqualTo(400);
        assertThat(batch("[" + good + ",{}]").body()).contains("\"pointer\":\"/1/id\"");
    }

    @Test
    void refusesBrokenHeadersOfBinaryMode() {
        assertThat(binary(Map.of("ce-id", "%C3")).body()).contains("header-text");
        assertThat(binary(Map.of("ce-tenant-id", "7")).body()).contains("attribute-name");
        assertThat(binary(Map.of("ce-datacontenttype", "application/json")).body())
                .contains("attribute-name");
        assertThat(binary(Map.of("ce-time", "now")).body()).contains("/time");
        assertThat(binary(Map.of("ce-specversion", "1.1")).body()).contains("/specversion");
        assertThat(IntakeClient.post("application/json", "{}").body())
                .contains("/specversion", "/id", "/source", "/type", "/subject");
    }

    @Test
    @Tag("P3")
    void leavesNothingOnTheLog() {
        Stream.of(unreadable(), brokenEnvelopes(), brokenTimes(), brokenData(), brokenOwnTypes())
                .flatMap(rows -> rows)
                .forEach(row -> IntakeClient.post((String) row.get()[1]));

        assertThat(WalletEventsTopic.ids()).doesNotContain(BAD);
    }

    private static Events bad(Events event) {
        return event.with("id", BAD);
    }

    private static Arguments data(String what, String good, String wrong, String hint) {
        Events event = bad(aPaymentFailed());
        return arguments(what, event.withData(event.data().replace(good, wrong)).json(), 422, hint);
    }

    private static Arguments contact(String contact, String pointer) {
        String body = bad(aPaymentFailed()).adding("\"contact\":" + contact).json();
        return arguments("contact " + contact, body, 422, pointer);
    }

    private static Arguments own(String data, String hint) {
        return arguments("own " + data, bad(ofType("com.example.x.v1", data)).json(), 422, hint);
    }

    private static HttpResponse<String> batch(String body) {
        return IntakeClient.post("application/cloudevents-batch+json", body);
    }

    private static HttpResponse<String> binary(Map<String, String> changed) {
        Events event = bad(aPaymentFailed());
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", "Bearer " + IntakeResource.DEMO_KEY);
        headers.put("Content-Type", "application/json");
        event.attributes().forEach((name, value) -> headers.put("ce-" + name, value));
        headers.putAll(changed);
        return IntakeClient.post(headers, event.data().getBytes(StandardCharsets.UTF_8));
    }
}
