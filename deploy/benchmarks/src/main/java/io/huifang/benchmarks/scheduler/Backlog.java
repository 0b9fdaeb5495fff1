package io.huifang.benchmarks.scheduler;

import io.huifang.backing.process.Signal;
import io.huifang.benchmarks.data.Sql;
import io.huifang.benchmarks.data.Waiting;
import io.huifang.benchmarks.data.WalletEvents;
import io.huifang.benchmarks.data.WalletEvents.Content;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.ProcessorTime;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * Wallet events that wait on the topic while the scheduler is frozen, and the time it needs for
 * them once it wakes up. The process stays the same over all rounds, as in production.
 */
final class Backlog {
    /**
     * A customer's tasks stay open here; with more of them, rounds would grow slower and slower.
     */
    private static final int EVENTS_PER_CUSTOMER = 2;

    private static final String DECIDED =
            """
            SELECT count(*) FROM decision
            WHERE id LIKE 'bench-%' AND (kind = 'SCHEDULED'
                OR type NOT IN ('io.huifang.refund.requested.v1', 'io.huifang.refund.delayed.v1')
                AND kind IN ('DEFERRED', 'MERGED', 'CANCELLED_OTHER'))
            """;

    private final LocalStack stack;
    private final WalletEvents events;
    private final int size;

    Backlog(LocalStack stack, int size) {
        this.stack = stack;
        this.size = size;
        this.events =
                new WalletEvents(
                        stack.kafka(), "bench-", number -> "bench-" + number / EVENTS_PER_CUSTOMER);
    }

    /** Drains {@code size} events of the given type, each about a refund of its own. */
    Figure drain(String type) throws SQLException {
        return drain(Content.refund(type));
    }

    /** Drains {@code size} events of such contents. */
    Figure drain(LongFunction<Content> contents) throws SQLException {
        ServiceProcess scheduler = stack.service(Service.SCHEDULER);
        scheduler.signal(Signal.STOP);
        events.send(contents, size);
        ProcessorTime used =
                ProcessorTime.since(
                        Map.of(
                                "server", scheduler.pid(),
                                "broker", stack.kafka().pid(),
                                "database", stack.postgres().pid()));
        long begun = System.nanoTime();
        scheduler.signal(Signal.CONT);
        awaitQuery(
                "SELECT coalesce(sum(next_offset), 0) >= "
                        + events.sent()
                        + " FROM stored_offset WHERE topic = 'wallet-events'");
        double seconds = (System.nanoTime() - begun) / 1e9;
        Figure figure = new Figure(size / seconds, used.microsPerEvent(size));
        requireDecided();
        // the next round must not start on this one's unsent facts
        awaitQuery("SELECT NOT EXISTS (SELECT FROM outbox)");
        return figure;
    }

    /** Dead letters, too, move the offset; and every event here leads to a call, or ends one. */
    private void requireDecided() throws SQLException {
        try (Connection connection = stack.database(Service.SCHEDULER).connect()) {
            long decided = Sql.number(connection, DECIDED);
            if (decided != events.sent()) {
                throw new IllegalStateException(
                        decided + " of " + events.sent() + " events were decided as they should");
            }
        }
    }

    private void awaitQuery(String query) throws SQLException {
        Waiting.until(stack.database(Service.SCHEDULER), query, Duration.ofMinutes(5));
    }
}
