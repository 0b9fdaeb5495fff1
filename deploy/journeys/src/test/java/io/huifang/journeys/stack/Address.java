package io.huifang.journeys.stack;

import io.huifang.journeys.network.Direction;
import io.huifang.journeys.network.Passage;
import io.huifang.journeys.network.Road;
import io.huifang.journeys.network.Weather;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An address on this machine that stays the same whoever serves behind it, as that of a Service in
 * Kubernetes does, and the road that leads there. Knows nothing of what passes.
 */
public final class Address implements AutoCloseable {
    private static final int NOBODY = 0;
    private static final int PATIENCE_MS = 2_000;

    private final ServerSocket entrance;

    /** Every connection that is led on. */
    private final Set<Passage> open = ConcurrentHashMap.newKeySet();

    private final Road road = new Road();

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
        open.forEach(Passage::close);
    }

    /** From now on whoever is on the way here, or comes, meets this weather. */
    public void under(Weather weather) {
        List<Passage> ended = weather.resets() ? List.copyOf(open) : List.of();
        // before what was held on the way gets through after all
        ended.forEach(Passage::reset);
        road.turn(weather);
        ended.forEach(passage -> road.touch());
    }

    /** How often the weather has been met since it changed. */
    public long touched() {
        return road.touched();
    }

    @Override
    public void close() {
        cut();
        // whoever still waits there finds that he was cut off
        road.turn(new Weather.Fair());
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
                begin(() -> lead(client));
            } catch (IOException closing) {
                return;
            }
        }
    }

    private void lead(Socket client) {
        Socket server = new Socket();
        Passage passage = new Passage(client, server, road, () -> {});
        open.add(passage);
        try {
            if (road.pass(Direction.THERE).resets()) {
                road.touch();
                passage.reset();
            } else {
                connect(client, server);
                passage.serve(Address::begin);
            }
        } catch (IOException nobodyThere) {
            // he is sent away
        } finally {
            passage.close();
            open.remove(passage);
        }
    }

    private void connect(Socket client, Socket server) throws IOException {
        int port = behind;
        if (port == NOBODY) {
            throw new IOException("nobody serves here");
        }
        server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    private static void begin(Runnable work) {
        Thread thread = new Thread(work, "address");
        thread.setDaemon(true);
        thread.start();
    }
}
