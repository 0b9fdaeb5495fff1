package io.huifang.journeys.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

class AddressTest {
    private static final int A_WHILE_MS = 10_000;

    private final Address address = Address.open();

    @AfterEach
    void close() {
        address.close();
    }

    @Test
    void leadsToWhoeverServesNowUnderOneAddress() throws IOException {
        try (ServerSocket one = saying("one");
                ServerSocket other = saying("other")) {
            address.leadTo(one.getLocalPort());
            assertThat(heard()).isEqualTo("one");

            address.leadTo(other.getLocalPort());

            assertThat(heard()).isEqualTo("other");
        }
    }

    @Test
    void sendsAwayWhoComesWhileNobodyServes() throws IOException {
        assertThat(heard()).isEmpty();
    }

    @Test
    void cutsOffWhoIsConnected() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            address.leadTo(silent.getLocalPort());
            try (Socket client = client();
                    Socket server = silent.accept()) {
                address.cut();

                assertThat(client.getInputStream().read()).isEqualTo(-1);
                assertThat(server.isClosed()).isFalse();
            }
        }
    }

    private String heard() throws IOException {
        try (Socket client = client()) {
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private Socket client() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), address.port());
        client.setSoTimeout(A_WHILE_MS);
        return client;
    }

    private static ServerSocket saying(String word) throws IOException {
        ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        CompletableFuture.runAsync(
                () -> {
                    try (Socket client = server.accept()) {
                        client.getOutputStream().write(word.getBytes(StandardCharsets.US_ASCII));
                    } catch (IOException closed) {
                        throw new IllegalStateException(closed);
                    }
                });
        return server;
    }
}
