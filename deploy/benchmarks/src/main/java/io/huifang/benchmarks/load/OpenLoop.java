package io.huifang.benchmarks.load;

import org.HdrHistogram.Histogram;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Requests at planned instants, whatever becomes of earlier ones. A request's time counts from its
 * planned instant, also when no connection was free then: a server that stalls is charged for all
 * whom it kept waiting. What is answered with 503 or 429 and a Retry-After is sent again after that
 * time, as an honest sender does; it too counts from the planned instant.
 */
public final class OpenLoop implements AutoCloseable {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();
    private static final Set<Integer> LATER = Set.of(429, 503);

    private final Connections connections;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Queue<Repeat> repeats = new PriorityQueue<>();
    private final double perSecond;
    private final Listener listener;

    private SortedMap<Integer, Long> byStatus = new TreeMap<>();
    private Histogram latency = new Histogram(3);
    private long answered;
    private long nextNumber;

    /** A request to be sent again. */
    private record Repeat(long number, long plannedAt, long notBefore)
            implements Comparable<Repeat> {
        @Override
        public int compareTo(Repeat other) {
            return Long.compare(notBefore - other.notBefore, 0);
        }
    }

    /** Hears of each request's last answer, on the thread that sends. */
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

    /** Sends for a while and waits for the last answer, if need be 30 s. Blocks the caller. */
    public LoadResult measure(Duration howLong) throws IOException {
        byStatus = new TreeMap<>();
        latency = new Histogram(3);
        answered = 0;
        repeats.clear();
        long begun = System.nanoTime();
        long end = begun + howLong.toNanos() + PATIENCE_NANOS;
        long planned = (long) (howLong.toNanos() * perSecond / 1e9);
        long sent = 0;
        while (answered < planned && System.nanoTime() < end) {
            repeatDue();
            sent = sendDue(begun, sent, planned);
            connections.poll();
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        long responses = byStatus.values().stream().mapToLong(Long::longValue).sum();
        return new LoadResult(responses, answered, byStatus, planned - answered, elapsed, latency);
    }

    /** The number after the last one used. */
    public long nextNumber() {
        return nextNumber;
    }

    @Override
    public void close() throws IOException {
        connections.close();
    }

    private void repeatDue() throws IOException {
        long now = System.nanoTime();
        while (!idle.isEmpty() && !repeats.isEmpty() && repeats.peek().notBefore() <= now) {
            Repeat repeat = repeats.poll();
            idle.poll().send(repeat.number(), repeat.plannedAt());
        }
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
        byStatus.merge(status, 1L, Long::sum);
        idle.add(connection);
        OptionalInt later = LATER.contains(status) ? connection.retryAfter() : OptionalInt.empty();
        if (later.isPresent()) {
            long notBefore = now + TimeUnit.SECONDS.toNanos(later.getAsInt());
            repeats.add(new Repeat(connection.number(), connection.since(), notBefore));
        } else {
            answered++;
            latency.recordValue((now - connection.since()) / 1000);
            listener.answered(connection.number(), status, connection.since(), now);
        }
    }
}
