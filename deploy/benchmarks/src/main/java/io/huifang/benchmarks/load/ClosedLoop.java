package io.huifang.benchmarks.load;

import org.HdrHistogram.Histogram;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A fixed number of keep-alive connections, each with one request under way at a time. */
public final class ClosedLoop implements AutoCloseable {
    private final Connections connections;
    private final int eventsPerRequest;

    private SortedMap<Integer, Long> byStatus = new TreeMap<>();
    private Histogram latency = new Histogram(3);
    private long responses;
    private long nextNumber;

    /** Requests that all connections send in turn; empty: each sends its own. */
    private final List<RequestTemplate> turns;

    private int turn;

    /** Opens connections that all send the same request; the first ones leave at once. */
    public ClosedLoop(
            InetSocketAddress server,
            RequestTemplate template,
            int eventsPerRequest,
            int connections,
            long firstNumber)
            throws IOException {
        this(
                server,
                Collections.nCopies(connections, template),
                List.of(),
                eventsPerRequest,
                firstNumber);
    }

    /** Opens connections that send these requests in turn, whichever is free. */
    public static ClosedLoop inTurn(
            InetSocketAddress server,
            List<RequestTemplate> turns,
            int eventsPerRequest,
            int connections,
            long firstNumber)
            throws IOException {
        List<RequestTemplate> own = Collections.nCopies(connections, turns.get(0));
        return new ClosedLoop(server, own, turns, eventsPerRequest, firstNumber);
    }

    /** Opens a connection for each request given; the first ones leave at once. */
    public ClosedLoop(
            InetSocketAddress server,
            List<RequestTemplate> templates,
            int eventsPerRequest,
            long firstNumber)
            throws IOException {
        this(server, templates, List.of(), eventsPerRequest, firstNumber);
    }

    private ClosedLoop(
            InetSocketAddress server,
            List<RequestTemplate> templates,
            List<RequestTemplate> turns,
            int eventsPerRequest,
            long firstNumber)
            throws IOException {
        this.turns = List.copyOf(turns);
        this.eventsPerRequest = eventsPerRequest;
        this.nextNumber = firstNumber;
        this.connections = new Connections(server, templates, this::answered);
        for (Connection connection : connections.all()) {
            send(connection);
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
        return new LoadResult(
                responses, responses * eventsPerRequest, byStatus, 0, elapsed, latency);
    }

    /** The number after the last one used, for the next run against the same server. */
    public long nextNumber() {
        return nextNumber;
    }

    @Override
    public void close() throws IOException {
        connections.close();
    }

    private void turn(Duration howLong) throws IOException {
        long end = System.nanoTime() + howLong.toNanos();
        while (System.nanoTime() < end) {
            connections.await();
        }
    }

    private void answered(Connection connection, int status) throws IOException {
        responses++;
        byStatus.merge(status, 1L, Long::sum);
        latency.recordValue((System.nanoTime() - connection.since()) / 1000);
        send(connection);
    }

    private void send(Connection connection) throws IOException {
        if (turns.isEmpty()) {
            connection.send(nextNumber, System.nanoTime());
        } else {
            connection.send(
                    turns.get(Math.floorMod(turn++, turns.size())), nextNumber, System.nanoTime());
        }
        nextNumber += connection.numbersPerRequest();
    }
}
