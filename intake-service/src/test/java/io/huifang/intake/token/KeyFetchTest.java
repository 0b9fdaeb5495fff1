package io.huifang.intake.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** An issuer that never ends its answer gets neither our memory nor our connections. */
@Tag("P23")
class KeyFetchTest {
    private static final int BLOCK = 64 * 1024;

    /** Far more than is read and than the sockets' buffers hold. */
    private static final int ENDLESS = 256 * 1024 * 1024;

    private final ServerSocket server = open();

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void readsNoFurtherThanTheCap() {
        CompletableFuture<Long> sent = CompletableFuture.supplyAsync(this::sendWithoutEnd);

        assertThatThrownBy(() -> fetch(Duration.ofSeconds(50))).hasStackTraceContaining("too long");

        assertThat(sent.join()).isLessThan(ENDLESS);
    }

    @Test
    void hangsUpOnAnIssuerThatStopsInTheMiddle() {
        CompletableFuture<Integer> next = CompletableFuture.supplyAsync(this::stopInTheMiddle);

        assertThatThrownBy(() -> fetch(Duration.ofMillis(500)))
                .hasStackTraceContaining("TimeoutException");

        assertThat(next.join()).isNegative();
    }

    private void fetch(Duration timeout) {
        String keys = "http://127.0.0.1:" + server.getLocalPort() + "/keys";
        new KeyFetch("http://127.0.0.1/", Optional.of(keys), timeout)
                .get()
                .toCompletableFuture()
                .join();
    }

    /** How many bytes of the body could be sent. */
    private long sendWithoutEnd() {
        long sent = 0;
        try (Socket socket = server.accept()) {
            readHead(socket);
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
            for (; sent < ENDLESS; sent += BLOCK) {
                socket.getOutputStream().write(new byte[BLOCK]);
            }
        } catch (IOException hungUp) {
            return sent;
        }
        return sent;
    }

    /** What is read from the connection after it; negative when it has ended. */
    private int stopInTheMiddle() {
        try (Socket socket = server.accept()) {
            readHead(socket);
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".getBytes(US_ASCII));
            return socket.getInputStream().read();
        } catch (IOException hungUp) {
            return -1;
        }
    }

    private static void readHead(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
    }

    private static ServerSocket open() {
        try {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
