package io.huifang.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that ask for work without end, on a thread of their own: at once again after they got
 * some, and after a pause when there was none or they were asked to come again later.
 */
public final class Polling implements AutoCloseable {
    private static final int FOUND = 201;
    private static final int NOTHING = 204;
    private static final Set<Integer> LATER = Set.of(429, 503);

    private final Connections connections;
    private final long pauseNanos;
    private final Listener listener;
    private final Thread thread = new Thread(this::run, "polling");

    /** Those who pause, the longest first. */
    private final Deque<Pausing> pausing = new ArrayDeque<>();

    private final AtomicLong refusals = new AtomicLong();

    private volatile boolean stopped;

    /** Why the thread ended early; null while it has not. */
    private volatile RuntimeException failure;

    private record Pausing(Connection connection, long until) {}

    /** Hears of each piece of work, on the polling thread. */
    @FunctionalInterface
    public interface Listener {
        /**
         * @param body the answer, one character for each byte
         * @param answeredAt when it was whole, by {@link System#nanoTime}
         */
        void found(String body, long answeredAt);
    }

    /** Opens a connection for each request given and begins to poll. */
    public Polling(
            InetSocketAddress server,
            List<RequestTemplate> templates,
            Duration pause,
            Listener listener)
            throws IOException {
        this.pauseNanos = pause.toNanos();
        this.listener = listener;
        this.connections = new Connections(server, templates, this::answered);
        thread.start();
    }

    /** Stops polling; what was under way is given up. */
    @Override
    public void close() throws IOException {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        connections.close();
    }

    /** How often a client was asked to come again later. */
    public long refusals() {
        return refusals.get();
    }

    /** Throws what ended the polling, if anything did. */
    public void requireAlive() {
        if (failure != null) {
            throw new IllegalStateException("polling has ended", failure);
        }
    }

    private void run() {
        try {
            for (Connection connection : connections.all()) {
                send(connection);
            }
            while (!stopped) {
                connections.await(resume());
            }
        } catch (IOException lost) {
            failure = new UncheckedIOException(lost);
        } catch (RuntimeException failed) {
            failure = failed;
        }
    }

    private void answered(Connection connection, int status) throws IOException {
        long now = System.nanoTime();
        if (status == FOUND) {
            listener.found(connection.body(), now);
            send(connection);
        } else if (status == NOTHING || LATER.contains(status)) {
            if (status != NOTHING) refusals.incrementAndGet();
            pausing.add(new Pausing(connection, now + pauseNanos));
        } else {
            throw new IllegalStateException("answered " + status + " to a client asking for work");
        }
    }

    /** Nanoseconds until the next pause is over. */
    private long resume() throws IOException {
        long now = System.nanoTime();
        while (!pausing.isEmpty() && pausing.peek().until() <= now) {
            send(pausing.poll().connection());
        }
        return pausing.isEmpty() ? Long.MAX_VALUE : pausing.peek().until() - now;
    }

    private static void send(Connection connection) throws IOException {
        connection.send(0, System.nanoTime());
    }
}
