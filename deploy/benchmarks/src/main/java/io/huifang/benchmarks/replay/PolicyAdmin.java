package io.huifang.benchmarks.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.ProcessorTime;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Stores policies and asks for replays, as a person would. */
final class PolicyAdmin {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();
    private static final long PATIENCE_NANOS = Duration.ofMinutes(20).toNanos();

    private final LocalStack stack;
    private final HttpClient client = HttpClient.newHttpClient();

    PolicyAdmin(LocalStack stack) {
        this.stack = stack;
    }

    /** The shipped policy with windows that open late in the afternoon; gives its version. */
    int storePolicyThatCallsLater() throws IOException, InterruptedException {
        String shipped = get("/v1/policies/1").path("document").asText();
        String later = shipped.replace("from: \"09:00\"", "from: \"17:00\"");
        HttpRequest request =
                to("/v1/policies")
                        .header("Content-Type", "application/yaml")
                        .POST(BodyPublishers.ofString(later))
                        .build();
        return JSON.readTree(send(request, 201).body()).path("version").asInt();
    }

    /** Events replayed a second. */
    Figure replay(int policy, Period past, int events, int changed)
            throws IOException, InterruptedException {
        ServiceProcess scheduler = stack.service(Service.SCHEDULER);
        ProcessorTime used =
                ProcessorTime.since(
                        Map.of("scheduler", scheduler.pid(), "database", stack.postgres().pid()));
        JsonNode done = done(request(policy, past));
        require(done, "events", events);
        require(done, "changed", changed);
        require(done, "notReproduced", 0);
        Duration took =
                Duration.between(
                        Instant.parse(done.path("beganAt").asText()),
                        Instant.parse(done.path("endedAt").asText()));
        return new Figure(events / (took.toMillis() / 1e3), used.microsPerEvent(events));
    }

    private String request(int policy, Period past) throws IOException, InterruptedException {
        String body = "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(past.from(), past.to());
        HttpRequest request =
                to("/v1/policies/" + policy + "/replays")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        String location = send(request, 202).headers().firstValue("Location").orElseThrow();
        return location.substring(location.indexOf("/v1/"));
    }

    private JsonNode done(String location) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < deadline) {
            JsonNode replay = get(location);
            String state = replay.path("state").asText();
            if (state.equals("DONE")) return replay;
            if (state.equals("FAILED")) throw new IllegalStateException(replay.toString());
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new IllegalStateException("the replay does not end: " + get(location));
    }

    private static void require(JsonNode replay, String what, int expected) {
        if (replay.path(what).asInt() != expected) {
            throw new IllegalStateException(what + " is not " + expected + ": " + replay);
        }
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send(to(path).GET().build(), 200).body());
    }

    private HttpRequest.Builder to(String path) {
        String credentials = "policy-admin:" + stack.secrets().password("policy-admin");
        byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(stack.service(Service.SCHEDULER).url() + path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }

    private HttpResponse<String> send(HttpRequest request, int expected)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(request + ": " + answer.statusCode() + answer.body());
        }
        return answer;
    }
}
