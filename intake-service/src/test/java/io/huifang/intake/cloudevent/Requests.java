package io.huifang.intake.cloudevent;

import static io.huifang.intake.walletevent.Events.ofType;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.intake.problem.Problem;
import io.huifang.intake.problem.RefusedRequest;
import io.huifang.intake.problem.Violation;
import io.huifang.intake.walletevent.Events;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Builds requests in all modes and tells how they are read, on a morning in November. */
final class Requests {
    static final String CLOSED = "io.huifang.account.closed.v1";

    private static final Arrival ARRIVAL = new Arrival(Instant.parse("2026-11-21T08:00:00Z"), null);

    private Requests() {}

    static String withMember(String name, String value) {
        return adding(ofType(CLOSED, "{}").json(), name, value);
    }

    static String adding(String json, String name, String value) {
        return "{\"" + name + "\":" + value + "," + json.substring(1);
    }

    static String base64(Events event) {
        String encoded = Base64.getEncoder().encodeToString(event.data().getBytes(UTF_8));
        return event.json()
                .replace("\"data\":" + event.data(), "\"data_base64\":\"" + encoded + "\"");
    }

    static String batchOf(List<String> events) {
        return "[" + String.join(",", events) + "]";
    }

    static List<Map.Entry<String, String>> headersOf(Events event) {
        return event.attributes().entrySet().stream()
                .map(attribute -> Map.entry("ce-" + attribute.getKey(), attribute.getValue()))
                .toList();
    }

    static IncomingEvent one(String json) throws RefusedRequest {
        return read(ContentMode.STRUCTURED, List.of(), json).get(0);
    }

    static List<IncomingEvent> read(
            ContentMode mode, List<Map.Entry<String, String>> headers, String body)
            throws RefusedRequest {
        return EventReader.read(mode, headers, body.getBytes(UTF_8), ARRIVAL);
    }

    private static Stream<Violation> violations(String json) {
        Problem problem = problemOf(json);
        assertThat(problem).as("was read").isNotNull();
        return problem.errors().stream();
    }

    static List<String> codes(String json) {
        return violations(json).map(Violation::code).toList();
    }

    static List<String> pointers(String json) {
        return violations(json).map(Violation::pointer).toList();
    }

    static Problem problemOf(String json) {
        return problemOf(ContentMode.STRUCTURED, List.of(), json);
    }

    /** Null when the request is read. */
    static Problem problemOf(
            ContentMode mode, List<Map.Entry<String, String>> headers, String body) {
        try {
            read(mode, headers, body);
            return null;
        } catch (RefusedRequest refusal) {
            return refusal.problem();
        }
    }
}
