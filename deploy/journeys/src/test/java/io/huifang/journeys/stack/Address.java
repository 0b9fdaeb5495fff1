package io.huifang.journeys.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An address on this machine that stays the same whoever serves behind it, as that of a Service in
 * Kubernetes does. Knows nothing of what passes.
 */
public final class Address implements AutoCloseable {
    private static final int NOBODY = 0;
    private static final int PATIENCE_MS = 2_000;

    private final ServerSocket entrance;

    /** Both ends of every connection that is led on. */
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** The port behind it. */
    private volatile int behind = NOBODY;

    private Address(ServerSocket entrance) {
        this.entrance = entrance;
        begin(this::admit);
    }

    /** One with nobody behind it yet: whoever comes is sent away. */
    public static Address open() {
        try {
            return new Address(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** Whoever comes from now on gets to that port of this machine; everybody else is cut off. */
    public void leadTo(int port) {
        cut();
        behind = port;
    }

    /** Cuts everybody off, and sends away who comes. */
    public void cut() {
        behind = NOBODY;
        open.forEach(Address::close);
    }

    @Override
    public void close() {
        cut();
        try {
            entrance.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private void admit() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                begin(() -> lead(client, behind));
            } catch (IOException closing) {
                return;
            }
        }
    }

    private void lead(Socket client, int port) {
        Socket server = new Socket();
        open.add(client);
        open.add(server);
        try {
            if (port == NOBODY) {
                return;
            }
            server.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            begin(() -> pour(server, client));
            pour(client, server);
        } catch (IOException nobodyThere) {
            close(client);
        } finally {
            close(client);
            close(server);
            open.remove(client);
            open.remove(server);
        }
    }

    /** Until one of the two ends; then both do. */
    private static void pour(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            close(from);
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private static void begin(Runnable work) {
        Thread thread = new Thread(work, "address");
        thread.setDaemon(true);
        thread.start();
    }
}
