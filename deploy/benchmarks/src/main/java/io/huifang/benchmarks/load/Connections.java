package io.huifang.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** All connections of one load generator, driven by one thread. */
final class Connections implements AutoCloseable {
    /** Shorter than what is measured with it, long enough to leave the processor to others. */
    private static final long NAP_NANOS = Duration.ofNanos(200_000).toNanos();

    private static final long MOST_WAITED_NANOS = Duration.ofMillis(50).toNanos();

    private final Selector selector;
    private final List<Connection> all = new ArrayList<>();
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(256 * 1024);
    private final Answered answered;

    /** Is told of each whole answer. */
    @FunctionalInterface
    interface Answered {
        void on(Connection connection, int status) throws IOException;
    }

    Connections(InetSocketAddress server, List<RequestTemplate> templates, Answered answered)
            throws IOException {
        this.selector = Selector.open();
        this.answered = answered;
        for (RequestTemplate template : templates) {
            all.add(Connection.open(selector, server, template));
        }
    }

    List<Connection> all() {
        return all;
    }

    /** Waits for something to do, and does it. */
    void await() throws IOException {
        await(MOST_WAITED_NANOS);
    }

    /** The same, but returns after that time when there is nothing; a millisecond at least. */
    void await(long nanos) throws IOException {
        long millis = Duration.ofNanos(Math.min(nanos, MOST_WAITED_NANOS)).toMillis();
        selector.select(this::proceed, Math.max(1, millis));
    }

    /** Does what can be done now; naps very briefly when there is nothing. */
    void poll() throws IOException {
        if (selector.selectNow(this::proceed) == 0) {
            LockSupport.parkNanos(NAP_NANOS);
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private void proceed(SelectionKey key) {
        try {
            Connection connection = Connection.of(key);
            int status = connection.proceed(scratch);
            if (status != 0) {
                answered.on(connection, status);
            }
        } catch (IOException lost) {
            throw new UncheckedIOException("connection lost under load", lost);
        }
    }
}
