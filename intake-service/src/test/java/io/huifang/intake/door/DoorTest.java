package io.huifang.intake.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.RawHttp;
import io.huifang.intake.walletevent.Events;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Connections that may not stay. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
@Tag("P23")
class DoorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String GET = "GET /v1/event-types HTTP/1.1\r\nHost: localhost\r\n";

    @Test
    void doesNotWaitForEverForTheFirstHead() throws IOException {
        Map<String, Socket> slow = new LinkedHashMap<>();
        try {
            for (String beginning : List.of("", "G", GET, GET + "X-A: b")) {
                slow.put(beginning, connect());
                write(slow.get(beginning), beginning);
            }

            for (Map.Entry<String, Socket> each : slow.entrySet()) {
                assertThat(RawHttp.readAll(each.getValue()))
                        .as("after <%s>", each.getKey())
                        .startsWith("HTTP/1.1 408 ")
                        .contains("\"code\":\"slow-head\"");
            }
        } finally {
            for (Socket socket : slow.values()) {
                socket.close();
            }
        }
    }

    @Test
    void isNotKeptWaitingByAByteNowAndThen() throws IOException {
        ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
        try (Socket socket = connect()) {
            write(socket, GET + "X-A: ");
            drip.scheduleWithFixedDelay(() -> dripInto(socket), 100, 100, TimeUnit.MILLISECONDS);

            assertThat(RawHttp.readAll(socket)).startsWith("HTTP/1.1 408 ");
        } finally {
            drip.shutdownNow();
        }
    }

    @Test
    void doesNotWaitForEverForTheNextHeadEither() throws IOException {
        try (Socket socket = connect()) {
            write(socket, GET + "\r\n");
            byte[] first = socket.getInputStream().readNBytes("HTTP/1.1 401".length());
            write(socket, GET);

            assertThat(first).asString(US_ASCII).isEqualTo("HTTP/1.1 401");
            assertThat(RawHttp.readAll(socket)).contains("HTTP/1.1 408 ");
        }
    }

    @Test
    void doesNotReadABodyForEverThatNobodyWants() throws IOException {
        ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
        try (Socket socket = connect()) {
            write(
                    socket,
                    "POST /nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999\r\n\r\n");
            drip.scheduleWithFixedDelay(() -> dripInto(socket), 100, 100, TimeUnit.MILLISECONDS);

            assertThat(isEnded(socket)).isTrue();
        } finally {
            drip.shutdownNow();
        }
    }

    @Test
    void tellsAConnectionThatIsOneTooMany() throws IOException {
        List<Socket> open = new ArrayList<>();
        List<String> said = new ArrayList<>();
        try {
            for (int i = 0; i <= IntakeResource.CONNECTIONS; i++) {
                open.add(connect());
            }
            for (Socket socket : open) {
                said.add(RawHttp.readAll(socket));
            }

            assertThat(said)
                    .anyMatch(
                            it ->
                                    it.startsWith("HTTP/1.1 503 ")
                                            && it.contains("\"code\":\"too-many-connections\"")
                                            && it.contains("retry-after: 2"));
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }

        await().atMost(PATIENCE)
                .until(() -> IntakeClient.post(Events.aPaymentFailed().json()).statusCode() == 202);
    }

    private static Socket connect() throws IOException {
        Socket socket = RawHttp.connect();
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Whether the service closes the connection before our patience ends. */
    private static boolean isEnded(Socket socket) throws IOException {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketException reset) {
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        }
    }

    private static void dripInto(Socket socket) {
        try {
            write(socket, "a");
        } catch (IOException closed) {
            throw new IllegalStateException(closed); // and so the dripping ends
        }
    }
}
