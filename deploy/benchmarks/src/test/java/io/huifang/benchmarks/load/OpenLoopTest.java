package io.huifang.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class OpenLoopTest {
    private static final RequestTemplate REQUEST =
            RequestTemplate.post("/", Map.of("Content-Type", "application/json"), "{{n}}");

    private final ConcurrentLinkedQueue<String> bodies = new ConcurrentLinkedQueue<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger refusals = new AtomicInteger();
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
    void every_planned_request_is_sent_and_answered_once() throws IOException {
        gate.countDown();

        try (OpenLoop load = load(List.of(REQUEST, REQUEST))) {
            LoadResult result = load.measure(Duration.ofMillis(200));

            assertThat(result.requireAll(200).responses()).isEqualTo(40);
            assertThat(bodies).hasSize(40).doesNotHaveDuplicates().contains("000000000040");
            assertThat(load.nextNumber()).isEqualTo(41);
        }
    }

    @Test
    void a_stalled_server_is_charged_for_all_whom_it_kept_waiting() throws Exception {
        Duration stalled = Duration.ofMillis(300);
        Thread opener = new Thread(() -> openAfter(stalled));

        try (OpenLoop load = load(List.of(REQUEST))) {
            opener.start();
            LoadResult result = load.measure(Duration.ofMillis(250));
            opener.join();

            // only the first request met the stall on the wire, but each one behind it waited too
            assertThat(result.responses()).isEqualTo(50);
            assertThat(result.latencyMicros().getMinValue())
                    .isGreaterThan(stalled.minus(Duration.ofMillis(260)).toNanos() / 1000);
        }
    }

    @Test
    void what_is_to_be_asked_again_later_is_sent_again_and_counts_from_its_planned_instant()
            throws IOException {
        gate.countDown();
        refusals.set(3);

        try (OpenLoop load = load(List.of(REQUEST, REQUEST))) {
            LoadResult result = load.measure(Duration.ofMillis(100));

            assertThat(result.byStatus()).containsOnly(Map.entry(200, 20L), Map.entry(503, 3L));
            assertThat(result.events()).isEqualTo(20);
            assertThat(result.unanswered()).isZero();
            assertThat(bodies).hasSize(23);
            assertThat(new HashSet<>(bodies)).hasSize(20);
            assertThat(result.latencyMicros().getMaxValue()).isGreaterThan(1_000_000);
            assertThatThrownBy(() -> result.requireAll(200)).hasMessageContaining("503");
        }
    }

    private OpenLoop load(List<RequestTemplate> connections) throws IOException {
        return new OpenLoop(server.getAddress(), connections, 200, 1, (n, status, from, to) -> {});
    }

    private void openAfter(Duration pause) {
        try {
            if (!new CountDownLatch(1).await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                gate.countDown();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            gate.await();
            bodies.add(new String(exchange.getRequestBody().readAllBytes()));
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
