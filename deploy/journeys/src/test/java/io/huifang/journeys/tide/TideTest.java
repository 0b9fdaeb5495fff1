package io.huifang.journeys.tide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.huifang.journeys.http.Caller;
import io.huifang.journeys.http.Json;
import io.huifang.journeys.wallet.Wallet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Whatever a server answers, the sender ends with a clear answer to each event that it sent. */
class TideTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int ENOUGH = 600;

    private final TideScript script = new TideScript("tide", List.of("/wallet-1"), 50);
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    /** How often each event came, by its number. */
    private final Map<Integer, Integer> came = new ConcurrentHashMap<>();

    private HttpServer server;
    private Tide tide;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/wallet-events", this::answer);
        server.setExecutor(threads);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        Wallet.Account account = new Wallet.Account("/wallet-1", Caller.withKey("a-key-for-tests"));
        tide = new Tide(script, List.of(account), () -> url, 1_000);
    }

    @AfterEach
    void end() {
        tide.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void sendsEachEventUntilThereIsAClearAnswer() {
        tide.begin();
        await().atMost(PATIENCE).until(() -> tide.done() >= ENOUGH);
        tide.finish();
        await().atMost(PATIENCE).until(tide::isFinished);

        TideBooks.Counts counts = tide.books().counts();
        assertThat(counts.postponed()).isPositive();
        assertThat(counts.unanswered()).isPositive();
        assertThat(counts.refused()).isPositive();
        assertThat(counts.accepted() + counts.refused()).isEqualTo(came.size());
        assertThat(counts.repeated()).isEqualTo(accepted().filter(script::isRepeated).count());
        assertThat(tide.books().takeWaits().p99()).isPositive();
        assertThat(tide.books().takeWaits().p99()).as("was taken").isNaN();
    }

    @Test
    void sendsWhatTheScriptRepeatsTwiceAndNothingElseThatWasAccepted() {
        tide.begin();
        await().atMost(PATIENCE).until(() -> tide.done() >= ENOUGH);
        tide.finish();
        await().atMost(PATIENCE).until(tide::isFinished);

        accepted().forEach(number -> assertThat(came.get(number)).isEqualTo(tries(number)));
    }

    private IntStream accepted() {
        BitSet accepted = tide.books().accepted();
        return accepted.stream();
    }

    private int tries(int number) {
        return 1 + (isAtFirstFailed(number) ? 1 : 0) + (script.isRepeated(number) ? 1 : 0);
    }

    private static boolean isAtFirstFailed(int number) {
        return isAtFirstBusy(number) || isAtFirstSilent(number);
    }

    private static boolean isAtFirstBusy(int number) {
        return number % 7 == 3;
    }

    private static boolean isAtFirstSilent(int number) {
        return number % 7 == 5;
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode event = Json.read(exchange.getRequestBody().readAllBytes());
        int number = Integer.parseInt(event.get("id").asText().substring("tide-".length()));
        boolean first = came.merge(number, 1, Integer::sum) == 1;
        if (first && isAtFirstSilent(number)) {
            exchange.close(); // without a word
            return;
        }
        if (first && isAtFirstBusy(number)) {
            exchange.getResponseHeaders().add("Retry-After", "1");
            exchange.sendResponseHeaders(503, -1);
        } else {
            exchange.sendResponseHeaders(script.isRefused(number) ? 422 : 202, -1);
        }
        exchange.close();
    }
}
