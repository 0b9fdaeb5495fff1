package io.huifang.journeys.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.huifang.journeys.network.Weather;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;

class AddressUnderWeatherTest {
    /** Nothing has come when it has not come in this time: whoever waits longer sees the same. */
    private static final int SILENCE_MS = 200;

    private static final int A_WHILE_MS = 10_000;

    private final Address address = Address.open();
    private ServerSocket door;
    private Socket client;
    private Socket server;

    @BeforeEach
    void connect() throws IOException {
        door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        door.setSoTimeout(A_WHILE_MS);
        address.leadTo(door.getLocalPort());
        client = client();
        server = door.accept();
        server.setSoTimeout(A_WHILE_MS);
        say(client, 1);
        assertThat(server.getInputStream().read()).isEqualTo(1);
    }

    @AfterEach
    void close() throws IOException {
        address.close();
        client.close();
        server.close();
        door.close();
    }

    @Test
    void isSlow() throws IOException {
        address.under(new Weather.Slow(Duration.ofHours(1)));
        say(client, 2);

        requireSilence(server);
        address.under(new Weather.Fair());

        assertThat(server.getInputStream().read()).isEqualTo(2);
    }

    @Test
    void takesBytesOneByOne() throws IOException {
        address.under(new Weather.Sliced(1));
        client.getOutputStream().write(new byte[] {2, 3, 4});

        assertThat(server.getInputStream().readNBytes(3)).containsExactly(2, 3, 4);
        assertThat(address.touched()).isEqualTo(3);
    }

    @Test
    void isHeardAndDoesNotAnswerWhenHalfOpen() throws IOException {
        address.under(new Weather.HalfOpen());
        say(client, 2);
        assertThat(server.getInputStream().read()).isEqualTo(2);
        say(server, 3);

        requireSilence(client);
        assertThat(address.touched()).isEqualTo(1);
        address.under(new Weather.Fair());

        assertThat(client.getInputStream().read()).isEqualTo(3);
    }

    @Test
    void swallowsEverythingAlsoTheEndAndLetsOthersIn() throws IOException {
        address.under(new Weather.BlackHole());
        say(client, 2);
        client.close();
        try (Socket other = client()) {
            say(other, 4);
            await().until(() -> address.touched() == 2);
            requireSilence(server);
            address.under(new Weather.Fair());

            assertThat(server.getInputStream().readAllBytes()).containsExactly(2);
            try (Socket late = door.accept()) {
                assertThat(late.getInputStream().read()).isEqualTo(4);
            }
        }
    }

    @Test
    void resetsWhoIsThereAndWhoComes() throws IOException {
        address.under(new Weather.Resets());

        assertThatThrownBy(() -> client.getInputStream().read())
                .isInstanceOf(SocketException.class);
        assertThatThrownBy(() -> server.getInputStream().read())
                .isInstanceOf(SocketException.class);
        try (Socket next = client()) {
            assertThatThrownBy(() -> next.getInputStream().read())
                    .isInstanceOf(SocketException.class);
        }
        assertThat(address.touched()).isEqualTo(2);
    }

    private static void requireSilence(Socket listener) throws IOException {
        listener.setSoTimeout(SILENCE_MS);
        assertThatThrownBy(() -> listener.getInputStream().read())
                .isInstanceOf(SocketTimeoutException.class);
        listener.setSoTimeout(A_WHILE_MS);
    }

    private static void say(Socket speaker, int word) throws IOException {
        speaker.getOutputStream().write(word);
    }

    private Socket client() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.port());
        socket.setSoTimeout(A_WHILE_MS);
        return socket;
    }
}
