package io.huifang.journeys.network;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One client's connection and the one that it was given to a server. Bytes are passed on as the
 * weather of their road lets them; when one side hangs up, so does the other.
 */
public final class Passage {
    private static final int BUFFER = 16 * 1024;

    private final Socket client;
    private final Socket server;
    private final Road road;
    private final Runnable onLoss;
    private final AtomicBoolean lost = new AtomicBoolean();

    /** The client has said something, and nothing has come back since. */
    private volatile boolean asking;

    /** The client has hung up, and misses nothing. */
    private volatile boolean clientLeft;

    /** The server has hung up. */
    private volatile boolean serverLeft;

    /**
     * @param onLoss is told, once, when the server hangs up on a client that waits for an answer
     */
    public Passage(Socket client, Socket server, Road road, Runnable onLoss) {
        this.client = client;
        this.server = server;
        this.road = road;
        this.onLoss = onLoss;
    }

    /** Returns when both sides have hung up. */
    public void serve(Executor threads) {
        threads.execute(this::ask);
        answer();
    }

    private void ask() {
        byte[] buffer = new byte[BUFFER];
        try {
            for (int count = read(client, buffer); count > 0; count = read(client, buffer)) {
                asking = true;
                road.carry(buffer, count, server.getOutputStream(), Direction.THERE);
                if (serverLeft) lose();
            }
            clientLeft = true;
            road.pass(Direction.THERE);
        } catch (IOException hungUp) {
            lose();
        } finally {
            close();
        }
    }

    private void answer() {
        byte[] buffer = new byte[BUFFER];
        try {
            for (int count = read(server, buffer); count > 0; count = read(server, buffer)) {
                asking = false;
                road.carry(buffer, count, client.getOutputStream(), Direction.BACK);
            }
            serverLeft = true;
            if (asking) lose();
            road.pass(Direction.BACK);
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
    public void close() {
        close(client);
        close(server);
    }

    /** Ends both with a reset: whoever reads or writes there fails. */
    public void reset() {
        // before the first is closed: whoever reads it closes the other then
        endByReset(client);
        endByReset(server);
        close();
    }

    private static void endByReset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closedAlready) {
            // then there is nothing left to reset
        }
    }

    /** Ends a connection that nobody has a passage over yet. */
    public static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedEnough) {
            // nothing more can be done about it
        }
    }
}
