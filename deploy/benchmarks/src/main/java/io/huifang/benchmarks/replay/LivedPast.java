package io.huifang.benchmarks.replay;

import io.huifang.backing.Database;
import io.huifang.benchmarks.data.Sql;
import io.huifang.benchmarks.data.Waiting;
import io.huifang.benchmarks.data.WalletEvents;
import io.huifang.benchmarks.data.WalletEvents.Content;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Events that the scheduler decides, so that its books are those of a real past. */
final class LivedPast {
    private static final int EVENTS_PER_CUSTOMER = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final LocalStack stack;
    private final int size;

    LivedPast(LocalStack stack, int size) {
        this.stack = stack;
        this.size = size;
    }

    /** Has all of them decided, and nothing more to do. */
    Period live() throws SQLException {
        Database database = stack.database(Service.SCHEDULER);
        Instant from = Instant.now().minusSeconds(1);
        new WalletEvents(stack.kafka(), "past-", number -> "past-" + number / EVENTS_PER_CUSTOMER)
                .send(Content.refund("io.huifang.refund.delayed.v1"), size);
        Waiting.until(
                database,
                "SELECT coalesce(sum(next_offset), 0) >= "
                        + size
                        + " FROM stored_offset WHERE topic = 'wallet-events'",
                PATIENCE);
        Waiting.until(database, "SELECT NOT EXISTS (SELECT FROM outbox)", PATIENCE);
        try (Connection connection = database.connect()) {
            long decided = Sql.number(connection, "SELECT count(*) FROM decision");
            if (decided != size) {
                throw new IllegalStateException(decided + " of " + size + " events were decided");
            }
            Sql.execute(connection, "ANALYZE");
        }
        return new Period(from, Instant.now());
    }
}
