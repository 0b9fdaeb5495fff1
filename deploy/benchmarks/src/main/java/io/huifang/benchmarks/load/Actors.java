package io.huifang.benchmarks.load;

import io.huifang.benchmarks.load.Actor.Ask;
import io.huifang.benchmarks.load.Actor.Reply;

import org.HdrHistogram.Histogram;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Actors side by side, each with a connection of its own and one request under way at a time. A
 * request's time counts from its sending: an actor that pauses after each answer keeps nobody
 * waiting but himself.
 */
public final class Actors implements AutoCloseable {
    /** Nobody is waited for longer than this without a single answer. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

    private static final RequestTemplate NOTHING = RequestTemplate.get("/", Map.of());

    private final Connections connections;
    private final Map<Connection, Part> parts = new IdentityHashMap<>();
    private final Queue<Part> pausing = new PriorityQueue<>();

    private Map<String, Seen> seen = new LinkedHashMap<>();
    private boolean begun;
    private int underWay;

    /** An actor and what is to be asked next, or under way. */
    private static final class Part implements Comparable<Part> {
        private final Actor actor;
        private final Connection connection;
        private Ask ask;

        /** When it leaves, by {@link System#nanoTime}. */
        private long due;

        private Part(Actor actor, Connection connection) {
            this.actor = actor;
            this.connection = connection;
        }

        @Override
        public int compareTo(Part other) {
            return Long.compare(due - other.due, 0);
        }
    }

    /** What was seen of one kind of request. */
    private static final class Seen {
        private final SortedMap<Integer, Long> byStatus = new TreeMap<>();
        private final Histogram latency = new Histogram(3);
    }

    public Actors(InetSocketAddress server, List<? extends Actor> actors) throws IOException {
        this.connections =
                new Connections(
                        server, Collections.nCopies(actors.size(), NOTHING), this::answered);
        for (int number = 0; number < actors.size(); number++) {
            Connection connection = connections.all().get(number);
            parts.put(connection, new Part(actors.get(number), connection));
        }
    }

    /** Lets them work for a while; what they saw by kind. Blocks the caller. */
    public Map<String, LoadResult> run(Duration howLong) throws IOException {
        long start = System.nanoTime();
        begin();
        while (System.nanoTime() - start < howLong.toNanos()) {
            turn();
        }
        return seenSince(start);
    }

    /**
     * Lets them work until each has nothing more to ask; what they saw by kind.
     *
     * @throws IllegalStateException when one of them waits for ever
     */
    public Map<String, LoadResult> finish() throws IOException {
        long start = System.nanoTime();
        begin();
        long answers = answers();
        long heard = start;
        while (underWay > 0 || !pausing.isEmpty()) {
            turn();
            if (answers() > answers || underWay == 0) {
                answers = answers();
                heard = System.nanoTime();
            } else if (System.nanoTime() - heard > PATIENCE_NANOS) {
                throw new IllegalStateException(underWay + " requests are never answered");
            }
        }
        return seenSince(start);
    }

    @Override
    public void close() throws IOException {
        connections.close();
    }

    private void begin() throws IOException {
        seen = new LinkedHashMap<>();
        if (!begun) {
            begun = true;
            for (Connection connection : connections.all()) {
                plan(parts.get(connection), null);
            }
        }
    }

    private void turn() throws IOException {
        long now = System.nanoTime();
        while (!pausing.isEmpty() && pausing.peek().due - now <= 0) {
            send(pausing.poll());
        }
        connections.await(pausing.isEmpty() ? Long.MAX_VALUE : pausing.peek().due - now);
    }

    private void answered(Connection connection, int status) throws IOException {
        underWay--;
        Part part = parts.get(connection);
        Seen kind = seen.computeIfAbsent(part.ask.kind(), any -> new Seen());
        kind.byStatus.merge(status, 1L, Long::sum);
        kind.latency.recordValue((System.nanoTime() - connection.since()) / 1000);
        plan(part, new Reply(part.ask.kind(), status, connection::header, connection.body()));
    }

    private void plan(Part part, Reply before) throws IOException {
        Optional<Ask> next = part.actor.next(before);
        if (next.isEmpty()) {
            return;
        }
        part.ask = next.get();
        if (part.ask.after().isZero()) {
            send(part);
        } else {
            part.due = System.nanoTime() + part.ask.after().toNanos();
            pausing.add(part);
        }
    }

    private void send(Part part) throws IOException {
        underWay++;
        part.connection.send(part.ask.request(), 0, System.nanoTime());
    }

    private long answers() {
        return seen.values().stream().mapToLong(kind -> kind.latency.getTotalCount()).sum();
    }

    private Map<String, LoadResult> seenSince(long start) {
        Duration measured = Duration.ofNanos(System.nanoTime() - start);
        Map<String, LoadResult> results = new LinkedHashMap<>();
        seen.forEach(
                (name, kind) -> {
                    long count = kind.latency.getTotalCount();
                    results.put(
                            name,
                            new LoadResult(count, count, kind.byStatus, 0, measured, kind.latency));
                });
        return results;
    }
}
