package io.huifang.journeys.balance;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One client's connection and the one that it was given to a replica. Bytes are passed on as they
 * come; when one side hangs up, so does the other.
 */
final class Passage {
    private static final int BUFFER = 16 * 1024;

    private final Socket client;
    private final Socket replica;
    private final Runnable onLoss;
    private final AtomicBoolean lost = new AtomicBoolean();

    /** The client has said something, and nothing has come back since. */
    private volatile boolean asking;

    /** The client has hung up, and misses nothing. */
    private volatile boolean clientLeft;

    /** The replica has hung up. */
    private volatile boolean replicaLeft;

    /**
     * @param onLoss is told, once, when the replica hangs up on a client that waits for an answer
     */
    Passage(Socket client, Socket replica, Runnable onLoss) {
        this.client = client;
        this.replica = replica;
        this.onLoss = onLoss;
    }

    /** Returns when both sides have hung up. */
    void serve(Executor threads) {
        threads.execute(this::ask);
        answer();
    }

    private void ask() {
        byte[] buffer = new byte[BUFFER];
        try {
            for (int count = read(client, buffer); count > 0; count = read(client, buffer)) {
                asking = true;
                replica.getOutputStream().write(buffer, 0, count);
                if (replicaLeft) lose();
            }
            clientLeft = true;
        } catch (IOException hungUp) {
            lose();
        } finally {
            close();
        }
    }

    private void answer() {
        byte[] buffer = new byte[BUFFER];
        try {
            for (int count = read(replica, buffer); count > 0; count = read(replica, buffer)) {
                asking = false;
                client.getOutputStream().write(buffer, 0, count);
            }
            replicaLeft = true;
            if (asking) lose();
        } catch (IOException clientHungUp) {
            clientLeft = true;
        } finally {
            close();
        }
    }

    private void lose() {
        if (!clientLeft && lost.compareAndSet(false, true)) {
            onLoss.run();
        }
    }

    /** Not positive when the other side has hung up, in whatever way. */
    private static int read(Socket from, byte[] buffer) {
        try {
            return from.getInputStream().read(buffer);
        } catch (IOException reset) {
            return -1;
        }
    }

    /** Ends both connections, and with them whoever waits for bytes of either. */
    void close() {
        close(client);
        close(replica);
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedEnough) {
            // nothing more can be done about it
        }
    }
}
