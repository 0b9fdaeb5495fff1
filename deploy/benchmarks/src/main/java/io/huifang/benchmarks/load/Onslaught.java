package io.huifang.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * More requests than a server can serve, at planned instants, whatever becomes of earlier ones. No
 * answer makes it send a request again, and none of them waits for a free connection longer than
 * senders' connection pools do: the server is told of as many as it lets in.
 */
public final class Onslaught implements AutoCloseable {
    private static final long LAST_ANSWERS_NANOS = Duration.ofSeconds(30).toNanos();

    private final Connections connections;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final List<RequestTemplate> turns;
    private final long patienceNanos;
    private final Consumer<FinalAnswer> listener;

    /** Requests whose answer is under way. */
    private long unanswered;

    private long nextNumber;

    /**
     * Opens connections.
     *
     * @param turns requests that are sent in turn; each uses up as many numbers as the first
     * @param patience how long after its planned instant a request may still be sent
     * @param listener hears once of every request that was planned, on the thread that sends, but
     *     not of those that got no answer
     */
    public Onslaught(
            InetSocketAddress server,
            List<RequestTemplate> turns,
            int connections,
            Duration patience,
            Consumer<FinalAnswer> listener)
            throws IOException {
        this.turns = List.copyOf(turns);
        this.patienceNanos = patience.toNanos();
        this.listener = listener;
        this.connections =
                new Connections(
                        server, Collections.nCopies(connections, turns.get(0)), this::answered);
        idle.addAll(this.connections.all());
    }

    /**
     * Sends so many requests and waits for the last answers, if need be 30 s. Blocks the caller.
     *
     * @param firstNumber the number of the first request
     */
    public void offer(double perSecond, long planned, long firstNumber) throws IOException {
        nextNumber = firstNumber;
        long begun = System.nanoTime();
        long over = 0;
        while (over < planned) {
            over = sendDue(begun, over, planned, perSecond);
            connections.poll();
        }
        long end = System.nanoTime() + LAST_ANSWERS_NANOS;
        while (unanswered > 0 && System.nanoTime() < end) {
            connections.poll();
        }
    }

    @Override
    public void close() throws IOException {
        connections.close();
    }

    /** Sends what is due, and gives up what nobody would wait for any more. */
    private long sendDue(long begun, long alreadyOver, long planned, double perSecond)
            throws IOException {
        long over = alreadyOver;
        long now = System.nanoTime();
        while (over < planned) {
            long plannedAt = begun + (long) (over * 1e9 / perSecond);
            if (plannedAt > now) {
                break;
            }
            if (now - plannedAt > patienceNanos) {
                listener.accept(FinalAnswer.neverSent(nextNumber));
            } else if (idle.isEmpty()) {
                break;
            } else {
                RequestTemplate request = turns.get((int) (over % turns.size()));
                idle.poll().send(request, nextNumber, plannedAt);
                unanswered++;
            }
            nextNumber += turns.get(0).marksPerRequest();
            over++;
        }
        return over;
    }

    private void answered(Connection connection, int status) {
        unanswered--;
        idle.add(connection);
        listener.accept(FinalAnswer.of(connection, status));
    }
}
