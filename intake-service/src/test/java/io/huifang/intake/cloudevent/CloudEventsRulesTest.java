package io.huifang.intake.cloudevent;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;
import static io.huifang.intake.walletevent.Events.ofType;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.intake.problem.Problem;
import io.huifang.intake.problem.RefusedRequest;
import io.huifang.intake.problem.Violation;
import io.huifang.intake.walletevent.Events;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * CloudEvents 1.0.2 rule by rule: the core specification, its JSON format, the HTTP binding and the
 * extensions we read. What text and what media type is what has tests of its own.
 */
class CloudEventsRulesTest {
    private static final Arrival ARRIVAL = new Arrival(Instant.parse("2026-11-21T08:00:00Z"), null);
    private static final String CLOSED = "io.huifang.account.closed.v1";

    // ---- Attributes (core 3, JSON format 2) ----------------------------------------------------

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"text\"",
                "\"\"",
                "\" \"",
                "\"caf\u00e9 \uD83D\uDE00\"",
                "true",
                "false",
                "0",
                "-1",
                "2147483647",
                "-2147483648",
                "null",
            })
    void anExtensionIsAStringABooleanOrAnInteger(String value) {
        assertThat(problemOf(withMember("ext", value))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "-2147483649", "1.0", "1e3", "{}", "[]", "[\"a\"]"})
    void anExtensionIsNothingElse(String value) {
        assertThat(codes(withMember("ext", value))).containsExactly("wrong-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\\u0007\"", "\"\\u007f\"", "\"\\ufffe\"", "\"\\ufdd0\""})
    void aStringHasNoControlCharactersAndNoNoncharacters(String value) {
        assertThat(codes(withMember("ext", value))).containsExactly("attribute-value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "traceparent2", "anamemuchlongerthantwentycharacters"})
    void aNameHasSmallLettersAndDigits(String name) {
        assertThat(problemOf(withMember(name, "\"x\""))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ext", "ext-a", "ext_a", "ext.a", "\u00e9xt", "", " ", "Data", "iD"})
    void aNameHasNothingElse(String name) {
        assertThat(codes(withMember(name, "\"x\""))).containsExactly("attribute-name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"specversion", "id", "source", "type", "subject"})
    void whatIsRequiredIsThereAndIsNotNull(String name) {
        String absent = aPaymentFailed().with(name, null).json();

        assertThat(pointers(absent)).contains("/" + name);
        assertThat(pointers(adding(absent, name, "null"))).contains("/" + name);
        assertThat(pointers(adding(absent, name, "5"))).contains("/" + name);
        assertThat(pointers(aPaymentFailed().with(name, "").json())).contains("/" + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "caf\u00e9", "%zz", "1:2"})
    void theSourceIsAUriReference(String source) {
        assertThat(codes(aPaymentFailed().with("source", source).json()))
                .containsExactly("uri-reference");
    }

    @ParameterizedTest
    @CsvSource({
        "urn:example:schema, true",
        "https://example.org/s?v=1#f, true",
        "schemas/a, false",
        "'', false",
        "no uri, false",
    })
    void theDataschemaIsAUri(String schema, boolean fits) {
        Problem problem = problemOf(aPaymentFailed().with("dataschema", schema).json());

        assertThat(problem == null).isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T07:59:59Z",
                "2026-11-21t07:59:59z",
                "2026-11-21T07:59:59.123456789123Z",
                "2026-11-21T15:59:59+08:00",
                "2026-11-21T07:59:59-00:00",
                "1970-01-01T00:00:00Z",
            })
    void theTimeIsAnRfc3339Timestamp(String time) {
        assertThat(problemOf(aPaymentFailed().with("time", time).json())).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0000-01-01T00:00:00Z, /time",
        "1969-12-31T23:59:59.999Z, /time",
        "9999-12-31T23:59:59Z, /time",
    })
    void theTimeIsOneThatAllReadersTake(String time, String pointer) {
        assertThat(pointers(aPaymentFailed().with("time", time).json())).contains(pointer);
        assertThat(pointers(aPaymentFailed().with("expirytime", time).json()))
                .containsExactly("/expirytime");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T08:05:00Z, true",
        "2026-11-21T08:05:00.000000001Z, false",
        "2026-11-21T08:05:01Z, false",
        "2026-11-21T16:05:00+08:00, true",
        "2026-11-21T16:05:01+08:00, false",
    })
    void whatHasHappenedIsAtMostFiveMinutesAhead(String time, boolean fits) {
        String changed =
                ofType(
                                "io.huifang.customer.contact_changed.v1",
                                "{\"contact\":{\"phone\":\"+8613800138000\"},\"changedAt\":\"%s\"}"
                                        .formatted(time))
                        .json();

        for (String json : List.of(aPaymentFailed().with("time", time).json(), changed)) {
            Problem problem = problemOf(json);

            assertThat(problem == null).isEqualTo(fits);
            if (!fits) {
                assertThat(codes(json)).containsExactly("in-the-future");
            }
        }
        assertThat(problemOf(aPaymentFailed().with("expirytime", time).json())).isNull();
    }

    // ---- Extensions we read --------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"1999-01-01T00:00:00Z", "2026-03-01T08:29:59Z", "8999-12-31T00:00:00Z"})
    void anEventPastItsExpiryIsReadAndItsExpiryGoesOn(String expiry) throws RefusedRequest {
        IncomingEvent event = one(aPaymentFailed().with("expirytime", expiry).json());

        assertThat(event.attributes().toHeaders()).containsEntry("ce_expirytime", expiry);
    }

    @Test
    void anEmptyCorrelationIsNone() {
        assertThat(pointers(aPaymentFailed().with("correlationid", "").json()))
                .containsExactly("/correlationid");
    }

    // ---- Data (JSON format 3) ------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "application/json; charset=UTF-8",
                "application/json;profile=x;charset=\\\"utf-8\\\"",
            })
    void dataIsJsonWhateverCaseAndParametersSay(String type) throws RefusedRequest {
        Events event = aPaymentFailed().with("datacontenttype", type);

        assertThat(new String(one(event.json()).data(), UTF_8)).isEqualTo(event.data());
        assertThat(problemOf(base64(event))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/octet-stream",
                "application/vnd.example+json",
                "application/json; charset=iso-8859-1",
                "application/json; charset",
            })
    void dataOfAnotherTypeIsRefusedPlainAndInBase64(String type) {
        Events event = aPaymentFailed().with("datacontenttype", type);

        assertThat(pointers(event.json())).containsExactly("/datacontenttype");
        assertThat(pointers(base64(event))).containsExactly("/datacontenttype");
    }

    @ParameterizedTest
    @ValueSource(strings = {"e30", "e31=", "e30=\\n", "e3 0=", "e30==", "_-8=", "e3\u20ac0="})
    void base64IsExactlyWhatAnEncoderWrites(String text) {
        String json = base64(ofType(CLOSED, "{}")).replace("\"e30=\"", "\"" + text + "\"");

        assertThat(codes(json)).containsExactly("base64");
    }

    @Test
    void emptyBase64IsAnEmptyDocumentAndSoNone() {
        String json = base64(ofType(CLOSED, "{}")).replace("\"e30=\"", "\"\"");

        assertThat(pointers(json)).containsExactly("/data");
    }

    @ParameterizedTest
    @CsvSource({"{}, \"e30=\"", "null, \"e30=\"", "{}, null"})
    void dataAndItsBase64ExcludeEachOther(String data, String base64) {
        String json = ofType(CLOSED, data).json();

        assertThat(codes(adding(json, "data_base64", base64))).containsExactly("data-twice");
    }

    @Test
    void aJsonTextInAStringIsAStringAndNoObject() {
        assertThat(codes(ofType(CLOSED, "\"{}\"").json())).containsExactly("wrong-type");
    }

    // ---- Binary mode (HTTP binding 3.1) --------------------------------------------------------

    @Test
    void headersNamesAreReadInAnyCaseAndValuesDecodedOnce() throws RefusedRequest {
        List<Map.Entry<String, String>> headers = new ArrayList<>(headersOf(ofType(CLOSED, "{}")));
        headers.removeIf(header -> header.getKey().equals("ce-id"));
        headers.add(Map.entry("CE-Id", "a%2520%E2%82%AC"));
        headers.add(Map.entry("content-TYPE", "application/json"));

        IncomingEvent event = read(ContentMode.BINARY, headers, "{}").get(0);

        assertThat(event.attributes().id()).isEqualTo("a%20\u20ac");
    }

    @Test
    void anEventWithoutDataNeedsNoMediaType() throws RefusedRequest {
        IncomingEvent event = read(ContentMode.BINARY, headersOf(ofType(CLOSED, "{}")), "").get(0);

        assertThat(new String(event.data(), UTF_8)).isEqualTo("{}");
    }

    @Test
    void dataWithoutAMediaTypeIsRefused() {
        Events event = aPaymentFailed();

        assertThat(problemOf(ContentMode.BINARY, headersOf(event), event.data()).status())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({
        "ce-id, again, 400, repeated-header",
        "CE-ID, again, 400, repeated-header",
        "ce-ext, %C0%A0, 400, header-text",
        "ce-ext, caf\u00e9, 400, header-text",
        "ce-ext, %07, 422, attribute-value",
        "ce-datacontenttype, application/json, 422, attribute-name",
        "ce-data, {}, 422, attribute-name",
        "ce-data_base64, e30=, 422, attribute-name",
        "ce-, x, 422, attribute-name",
        "ce-ext-a, x, 422, attribute-name",
        "ce-time, '', 422, time",
        "ce-dataschema, '', 422, uri",
    })
    void aHeaderThatBreaksARuleIsRefused(String name, String value, int status, String code) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(headersOf(ofType(CLOSED, "{}")));
        headers.removeIf(header -> header.getKey().equals("ce-time"));
        headers.add(Map.entry(name, value));

        Problem problem = problemOf(ContentMode.BINARY, headers, "");

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.errors()).extracting(Violation::code).containsExactly(code);
    }

    // ---- Structured and batched mode (HTTP binding 3.2 and 3.3) --------------------------------

    @Test
    void inStructuredModeHeadersSayNothing() throws RefusedRequest {
        Events event = aPaymentFailed();
        List<Map.Entry<String, String>> headers =
                List.of(Map.entry("ce-id", "other"), Map.entry("ce-Bad Name", "\u00e9"));

        assertThat(read(ContentMode.STRUCTURED, headers, event.json()).get(0).attributes().id())
                .isEqualTo(event.id());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1_000})
    void aBatchHasUpToAThousandEvents(int events) throws RefusedRequest {
        String batch = batchOf(Collections.nCopies(events, ofType(CLOSED, "{}").json()));

        assertThat(read(ContentMode.BATCH, List.of(), batch)).hasSize(events);
    }

    @Test
    void aBatchHasNoMoreAndIsReadWholeOrNotAtAll() {
        String good = ofType(CLOSED, "{}").json();
        List<String> many = Collections.nCopies(1_001, good);

        assertThat(problemOf(ContentMode.BATCH, List.of(), batchOf(many)).status()).isEqualTo(413);
        assertThat(
                        problemOf(
                                        ContentMode.BATCH,
                                        List.of(),
                                        batchOf(List.of(good, "{}", good, "{\"id\":5}")))
                                .errors())
                .extracting(Violation::pointer)
                .contains("/1/id", "/1/specversion", "/3/id")
                .noneMatch(pointer -> pointer.startsWith("/0") || pointer.startsWith("/2"));
    }

    private static String withMember(String name, String value) {
        return adding(ofType(CLOSED, "{}").json(), name, value);
    }

    private static String adding(String json, String name, String value) {
        return "{\"" + name + "\":" + value + "," + json.substring(1);
    }

    private static String base64(Events event) {
        String encoded = Base64.getEncoder().encodeToString(event.data().getBytes(UTF_8));
        return event.json()
                .replace("\"data\":" + event.data(), "\"data_base64\":\"" + encoded + "\"");
    }

    private static String batchOf(List<String> events) {
        return "[" + String.join(",", events) + "]";
    }

    private static List<Map.Entry<String, String>> headersOf(Events event) {
        return event.attributes().entrySet().stream()
                .map(attribute -> Map.entry("ce-" + attribute.getKey(), attribute.getValue()))
                .toList();
    }

    private static IncomingEvent one(String json) throws RefusedRequest {
        return read(ContentMode.STRUCTURED, List.of(), json).get(0);
    }

    private static List<IncomingEvent> read(
            ContentMode mode, List<Map.Entry<String, String>> headers, String body)
            throws RefusedRequest {
        return EventReader.read(mode, headers, body.getBytes(UTF_8), ARRIVAL);
    }

    private static Stream<Violation> violations(String json) {
        Problem problem = problemOf(json);
        assertThat(problem).as("was read").isNotNull();
        return problem.errors().stream();
    }

    private static List<String> codes(String json) {
        return violations(json).map(Violation::code).toList();
    }

    private static List<String> pointers(String json) {
        return violations(json).map(Violation::pointer).toList();
    }

    private static Problem problemOf(String json) {
        return problemOf(ContentMode.STRUCTURED, List.of(), json);
    }

    /** Null when the request is read. */
    private static Problem problemOf(
            ContentMode mode, List<Map.Entry<String, String>> headers, String body) {
        try {
            read(mode, headers, body);
            return null;
        } catch (RefusedRequest refusal) {
            return refusal.problem();
        }
    }
}
