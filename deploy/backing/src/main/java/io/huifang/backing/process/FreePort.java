package io.huifang.backing.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of 127.0.0.1. A port that is free now may be taken a moment later by a build running beside
 * this one, so whoever asks must be ready to ask again.
 */
public final class FreePort {
    /**
     * Below every system's range of ephemeral ports. In that range a client that keeps calling a
     * server which is down will one day be given the server's own port, and hold it.
     */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;

    private FreePort() {}

    /** A port on which nobody listens right now. */
    public static int any() {
        int port;
        do {
            port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
        } while (!isFree(port));
        return port;
    }

    /** Whether nobody listens on the port right now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections that linger in TIME_WAIT do not make a port taken.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
