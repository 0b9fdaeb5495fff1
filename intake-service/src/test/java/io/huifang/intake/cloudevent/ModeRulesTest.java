package io.huifang.intake.cloudevent;

import static io.huifang.intake.cloudevent.Requests.CLOSED;
import static io.huifang.intake.cloudevent.Requests.batchOf;
import static io.huifang.intake.cloudevent.Requests.headersOf;
import static io.huifang.intake.cloudevent.Requests.problemOf;
import static io.huifang.intake.cloudevent.Requests.read;
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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What CloudEvents 1.0.2 says of the three content modes: HTTP binding 3.1 to 3.3. */
class ModeRulesTest {

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
}
