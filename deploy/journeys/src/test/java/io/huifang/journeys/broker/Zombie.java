package io.huifang.journeys.broker;

import static org.awaitility.Awaitility.await;

import io.huifang.backing.Database;
import io.huifang.journeys.evidence.Rows;
import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.fault.Standstill;
import io.huifang.local.stack.StackPart;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A scheduler stands still with events in its hand, in the middle of the transaction that decides
 * about them. Its group gives its partitions to others, its database ends the transaction, others
 * decide; then it wakes up and goes on where it stood. Nothing of that may count.
 *
 * @param brokers who know its group
 * @param scheduler one of several
 * @param database the schedulers'
 * @param members how many consumers all schedulers together have
 */
public record Zombie(Brokers brokers, StackPart scheduler, Database database, int members)
        implements Fault {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** What waits for us is ended by the database after twenty seconds. */
    private static final Duration UNTIL_ALL_WAIT = Duration.ofSeconds(15);

    private static final Duration PACE = Duration.ofMillis(200);
    private static final String GROUP = "scheduler";

    /** By these rows schedulers take turns: in their order, or two would wait in a circle. */
    private static final String HOLD =
            """
            SELECT topic_partition FROM stored_offset
            WHERE consumer_group = 'scheduler' AND topic = 'wallet-events'
            ORDER BY topic_partition FOR UPDATE""";

    private static final String WAITING =
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE wait_event_type = 'Lock' AND query LIKE '%FROM stored_offset%FOR UPDATE'""";

    /** The others' transactions never stand for so long. */
    private static final String STANDING =
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE state = 'idle in transaction' AND query LIKE '%FROM stored_offset%FOR UPDATE'
                AND state_change < clock_timestamp() - interval '3 s'""";

    @Override
    public String name() {
        return scheduler.name() + " is given up, and wakes up with events in its hand";
    }

    @Override
    public void happen() {
        awaitAllMembers();
        try (Connection holder = database.connect();
                Statement hold = holder.createStatement()) {
            holder.setAutoCommit(false);
            hold.execute(HOLD);
            // two of them are the scheduler's own, so at least one of these
            until("all but one wait", UNTIL_ALL_WAIT, () -> number(WAITING) >= members - 1);
            new Standstill(scheduler.pid()).last(() -> beGivenUp(holder));
        } catch (SQLException refused) {
            throw new IllegalStateException("cannot hold what schedulers wait for", refused);
        }
        awaitAllMembers();
    }

    /** Also before: whoever had lost the brokers may still be on his way back. */
    private void awaitAllMembers() {
        until("all are members", PATIENCE, () -> brokers.members(GROUP) == members);
    }

    /** Lets go of what it waits for, and waits until it has lost that again. */
    private void beGivenUp(Connection holder) {
        try {
            holder.commit();
        } catch (SQLException refused) {
            throw new IllegalStateException("cannot let go", refused);
        }
        until("its transaction stands", PATIENCE, () -> number(STANDING) > 0);
        until("its group gives it up", PATIENCE, () -> brokers.members(GROUP) < members);
        until("its transaction is ended", PATIENCE, () -> number(STANDING) == 0);
    }

    private long number(String question) {
        return Rows.number(database, question);
    }

    private static void until(String what, Duration patience, BooleanSupplier condition) {
        await(what)
                .atMost(patience)
                .pollInterval(PACE)
                .ignoreExceptionsInstanceOf(IllegalStateException.class)
                .until(condition::getAsBoolean);
    }
}
