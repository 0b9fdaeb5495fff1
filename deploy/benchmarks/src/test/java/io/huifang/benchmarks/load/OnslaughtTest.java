package io.huifang.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

@Tag("P23")
class OnslaughtTest {
    private static final Map<String, String> HEADERS = Map.of("Content-Type", "text/plain");
    private static final List<RequestTemplate> TURNS =
            List.of(
                    RequestTemplate.post("/", HEADERS, "one {{n}}"),
                    RequestTemplate.post("/", HEADERS, "two {{n}}"));

    private final ConcurrentLinkedQueue<String> bodies = new ConcurrentLinkedQueue<>();
    private final List<FinalAnswer> answers = new ArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile int status = 200;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        gate.countDown();
        server.stop(0);
    }

    @Test
    void sendsEachRequestInItsTurnAndHearsOfEachOnce() throws IOException {
        gate.countDown();

        offer(40);

        assertThat(bodies).hasSize(40).contains("one 000000000001", "two 000000000002");
        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers).extracting(FinalAnswer::number).doesNotHaveDuplicates().hasSize(40);
    }

    @Test
    void takesARefusalForTheLastWord() throws IOException {
        gate.countDown();
        status = 503;

        offer(10);

        assertThat(bodies).hasSize(10);
        assertThat(answers).allMatch(answer -> answer.status() == 503 && answer.retryAfter());
    }

    @Test
    void givesUpWhatFindsNoFreeConnectionInTime() throws IOException {
        offer(400); // the gate is shut until the first is given up

        assertThat(answers).hasSize(400);
        assertThat(answers).anyMatch(FinalAnswer::isSent).anyMatch(answer -> !answer.isSent());
        assertThat(bodies).hasSize((int) answers.stream().filter(FinalAnswer::isSent).count());
    }

    private void offer(int requests) throws IOException {
        try (Onslaught load =
                new Onslaught(server.getAddress(), TURNS, 2, Duration.ofMillis(100), this::hear)) {
            load.offer(1_000, requests, 1);
        }
    }

    private void hear(FinalAnswer answer) {
        answers.add(answer);
        if (!answer.isSent()) {
            gate.countDown();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            gate.await();
            bodies.add(new String(exchange.getRequestBody().readAllBytes()));
            exchange.getResponseHeaders().set("Retry-After", "1");
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
