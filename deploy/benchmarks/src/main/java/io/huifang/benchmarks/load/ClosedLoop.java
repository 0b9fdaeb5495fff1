package io.huifang.benchmarks.load;

import org.HdrHistogram.Histogram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/** A fixed number of keep-alive connections, each with one request under way at a time. */
public final class ClosedLoop implements AutoCloseable {
    private final Selector selector;
    private final RequestTemplate template;
    private final int eventsPerRequest;
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(256 * 1024);

    private SortedMap<Integer, Long> byStatus = new TreeMap<>();
    private Histogram latency = new Histogram(3);
    private long responses;
    private long nextNumber;

    /** One connection's state: what it reads, and when its request left. */
    private static final class Exchange {
        private final ResponseReader reader = new ResponseReader();
        private ByteBuffer outgoing = ByteBuffer.allocate(0);
        private long sentAt;
    }

    /** Opens the connections; the first requests leave with the first turn. */
    public ClosedLoop(
            InetSocketAddress server,
            RequestTemplate template,
            int eventsPerRequest,
            int connections,
            long firstNumber)
            throws IOException {
        this.template = template;
        this.eventsPerRequest = eventsPerRequest;
        this.nextNumber = firstNumber;
        this.selector = Selector.open();
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(server);
            channel.socket().setTcpNoDelay(true);
            channel.configureBlocking(false);
            send(channel.register(selector, SelectionKey.OP_READ, new Exchange()));
        }
    }

    /** Puts the server under load without counting. Blocks the caller. */
    public void warm(Duration howLong) throws IOException {
        turn(howLong);
    }

    /** Counts for a while, under load from the first moment to the last. Blocks the caller. */
    public LoadResult measure(Duration howLong) throws IOException {
        byStatus = new TreeMap<>();
        latency = new Histogram(3);
        responses = 0;
        long begun = System.nanoTime();
        turn(howLong);
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        return new LoadResult(responses, responses * eventsPerRequest, byStatus, elapsed, latency);
    }

    /** The number after the last one used, for the next run against the same server. */
    public long nextNumber() {
        return nextNumber;
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private void turn(Duration howLong) throws IOException {
        long end = System.nanoTime() + howLong.toNanos();
        while (System.nanoTime() < end) {
            selector.select(this::ready, 50);
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isWritable()) {
                write(key);
            }
            if (key.isReadable()) {
                read(key);
            }
        } catch (IOException lost) {
            throw new UncheckedIOException("connection lost under load", lost);
        }
    }

    private void read(SelectionKey key) throws IOException {
        Exchange exchange = (Exchange) key.attachment();
        incoming.clear();
        if (((SocketChannel) key.channel()).read(incoming) < 0) {
            throw new IOException("server closed the connection");
        }
        exchange.reader.take(incoming.flip());
        int status = exchange.reader.next();
        if (status != 0) {
            responses++;
            byStatus.merge(status, 1L, Long::sum);
            latency.recordValue((System.nanoTime() - exchange.sentAt) / 1000);
            send(key);
        }
    }

    private void send(SelectionKey key) throws IOException {
        Exchange exchange = (Exchange) key.attachment();
        exchange.outgoing = ByteBuffer.wrap(template.render(nextNumber));
        nextNumber += template.marksPerRequest();
        exchange.sentAt = System.nanoTime();
        write(key);
    }

    private static void write(SelectionKey key) throws IOException {
        ByteBuffer outgoing = ((Exchange) key.attachment()).outgoing;
        ((SocketChannel) key.channel()).write(outgoing);
        key.interestOps(
                outgoing.hasRemaining()
                        ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
                        : SelectionKey.OP_READ);
    }
}
