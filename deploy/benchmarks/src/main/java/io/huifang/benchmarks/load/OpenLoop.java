package io.huifang.benchmarks.load;

import org.HdrHistogram.Histogram;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Requests at planned instants, whatever becomes of earlier ones. A request's time counts from its
 * planned instant, also when no connection was free then: a server that stalls is charged for all
 * whom it kept waiting.
 */
public final class OpenLoop implements AutoCloseable {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

    private final Connections connections;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final double perSecond;
    private final Listener listener;

    private SortedMap<Integer, Long> byStatus = new TreeMap<>();
    private Histogram latency = new Histogram(3);
    private long answered;
    private long nextNumber;

    /** Hears of each answer, on the thread that sends. */
    @FunctionalInterface
    public interface Listener {
        /**
         * @param number the first number in the request
         * @param status the answer's HTTP status
         * @param plannedAt when the request was to leave, by {@link System#nanoTime}
         * @param answeredAt when its answer was whole, by {@link System#nanoTime}
         */
        void answered(long number, int status, long plannedAt, long answeredAt);
    }

    /** Opens a connection for each request given; they are used in turn. */
    public OpenLoop(
            InetSocketAddress server,
            List<RequestTemplate> templates,
            double perSecond,
            long firstNumber,
            Listener listener)
            throws IOException {
        this.perSecond = perSecond;
        this.nextNumber = firstNumber;
        this.listener = listener;
        this.connections = new Connections(server, templates, this::answered);
        idle.addAll(connections.all());
    }

    /** Sends for a while and waits for the last answer. Blocks the caller. */
    public LoadResult measure(Duration howLong) throws IOException {
        byStatus = new TreeMap<>();
        latency = new Histogram(3);
        answered = 0;
        long begun = System.nanoTime();
        long planned = (long) (howLong.toNanos() * perSecond / 1e9);
        long sent = 0;
        while (answered < planned) {
            sent = sendDue(begun, sent, planned);
            connections.poll();
            if (System.nanoTime() - begun > howLong.toNanos() + PATIENCE_NANOS) {
                throw new IllegalStateException(
                        planned - answered + " of " + planned + " requests are not answered");
            }
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        return new LoadResult(answered, answered, byStatus, elapsed, latency);
    }

    /** The number after the last one used. */
    public long nextNumber() {
        return nextNumber;
    }

    @Override
    public void close() throws IOException {
        connections.close();
    }

    private long sendDue(long begun, long alreadySent, long planned) throws IOException {
        long sent = alreadySent;
        while (sent < planned && !idle.isEmpty()) {
            long plannedAt = begun + (long) (sent * 1e9 / perSecond);
            if (plannedAt > System.nanoTime()) {
                break;
            }
            Connection connection = idle.poll();
            connection.send(nextNumber, plannedAt);
            nextNumber += connection.numbersPerRequest();
            sent++;
        }
        return sent;
    }

    private void answered(Connection connection, int status) {
        long now = System.nanoTime();
        answered++;
        byStatus.merge(status, 1L, Long::sum);
        latency.recordValue((now - connection.since()) / 1000);
        listener.answered(connection.number(), status, connection.since(), now);
        idle.add(connection);
    }
}
