package io.huifang.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class OpenLoopTest {
    private static final RequestTemplate REQUEST =
            RequestTemplate.post("/", Map.of("Content-Type", "application/json"), "{{n}}");

    private final ConcurrentLinkedQueue<String> bodies = new ConcurrentLinkedQueue<>();
    private final CountDownLatch gate = new CountDownLatch(1);
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
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
