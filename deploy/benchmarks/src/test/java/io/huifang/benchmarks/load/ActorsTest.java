package io.huifang.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.huifang.benchmarks.load.Actor.Ask;
import io.huifang.benchmarks.load.Actor.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

class ActorsTest {
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asks_for_what_the_answer_before_says() throws IOException {
        finish(List.of(this::twoThings));

        assertThat(asked).containsExactly("POST /tickets one", "GET /tickets/1 ");
    }

    @Test
    void each_actor_goes_his_own_way() throws IOException {
        Map<String, LoadResult> seen =
                finish(List.of(this::twoThings, this::twoThings, this::twoThings));

        assertThat(asked).contains("GET /tickets/1 ", "GET /tickets/2 ", "GET /tickets/3 ");
        assertThat(seen.get("take").byStatus()).isEqualTo(Map.of(201, 3L));
        assertThat(seen.get("look").byStatus()).isEqualTo(Map.of(200, 3L));
        assertThat(seen.get("look").latencyMicros().getTotalCount()).isEqualTo(3);
    }

    @Test
    void a_pause_is_not_part_of_a_requests_time() throws IOException {
        Duration pause = Duration.ofMillis(300);
        Actor slow =
                before ->
                        before == null
                                ? Optional.of(new Ask("look", pause, get("/tickets/9")))
                                : Optional.empty();

        LoadResult seen = finish(List.of(slow)).get("look");

        assertThat(seen.measured()).isGreaterThanOrEqualTo(pause);
        assertThat(seen.latencyMicros().getMaxValue()).isLessThan(seen.measured().toNanos() / 1000);
    }

    @Test
    void what_an_actor_cannot_bear_ends_the_run() {
        Actor strict =
                before -> {
                    if (before != null) throw new IllegalStateException("no " + before.status());
                    return Optional.of(new Ask("lost", Duration.ZERO, get("/nowhere")));
                };

        assertThatThrownBy(() -> finish(List.of(strict))).hasMessage("no 404");
    }

    @Test
    void a_patient_one_asks_again_what_cannot_be_done_now() throws IOException {
        Actor once =
                before ->
                        before == null
                                ? Optional.of(new Ask("wait", Duration.ZERO, get("/later")))
                                : Optional.empty();

        Map<String, LoadResult> seen = finish(List.of(new Patient(once)));

        assertThat(seen.get("wait").byStatus()).isEqualTo(Map.of(200, 1L, 503, 1L));
    }

    private Map<String, LoadResult> finish(List<Actor> actors) throws IOException {
        try (Actors all = new Actors(server.getAddress(), actors)) {
            return all.finish();
        }
    }

    private Optional<Ask> twoThings(Reply before) {
        if (before == null) {
            RequestTemplate take = RequestTemplate.post("/tickets", Map.of(), "one");
            return Optional.of(new Ask("take", Duration.ZERO, take));
        }
        return before.kind().equals("take")
                ? before.header()
                        .apply("location")
                        .map(path -> new Ask("look", Duration.ofMillis(5), get(path)))
                : Optional.empty();
    }

    private static RequestTemplate get(String path) {
        return RequestTemplate.get(path, Map.of());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        asked.add(method + " " + path + " " + new String(body, StandardCharsets.UTF_8));
        try (exchange) {
            if (method.equals("POST")) {
                exchange.getResponseHeaders()
                        .set("Location", path + "/" + numbers.incrementAndGet());
            }
            exchange.sendResponseHeaders(status(method, path), -1);
        }
    }

    private int status(String method, String path) {
        if (method.equals("POST")) return 201;
        if (path.equals("/nowhere")) return 404;
        return path.equals("/later") && numbers.getAndIncrement() == 0 ? 503 : 200;
    }
}
