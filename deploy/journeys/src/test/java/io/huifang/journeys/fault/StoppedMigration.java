package io.huifang.journeys.fault;

import static org.awaitility.Awaitility.await;

import io.huifang.backing.Database;
import io.huifang.journeys.evidence.Rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Whoever makes a certain table in a database stands still in the middle of it until this ends. */
public final class StoppedMigration implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int KEY = 20_261_123;
    private static final String SET_UP =
            """
            CREATE SCHEMA barrier;
            CREATE FUNCTION barrier.stand_still() RETURNS event_trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF EXISTS (SELECT FROM pg_event_trigger_ddl_commands()
                           WHERE object_identity LIKE '%%.%1$s') THEN
                    PERFORM pg_advisory_xact_lock(%2$d);
                END IF;
            END $$;
            CREATE EVENT TRIGGER barrier ON ddl_command_end WHEN TAG IN ('CREATE TABLE')
                EXECUTE FUNCTION barrier.stand_still()""";
    private static final String STANDING =
            """
            SELECT count(*) FROM pg_locks
            WHERE locktype = 'advisory' AND objid = %d AND NOT granted"""
                    .formatted(KEY);

    private final Database superuser;

    /** Holds what the others wait for. */
    private final Connection holder;

    private StoppedMigration(Database superuser, Connection holder) {
        this.superuser = superuser;
        this.holder = holder;
    }

    /**
     * Stops whoever comes to that table.
     *
     * @param superuser in the database where it is to be made
     * @param table its name
     */
    public static StoppedMigration at(Database superuser, String table) {
        try {
            Connection holder = superuser.connect();
            try (Statement statement = holder.createStatement()) {
                statement.execute("SELECT pg_advisory_lock(%d)".formatted(KEY));
                statement.execute(SET_UP.formatted(table, KEY));
            }
            return new StoppedMigration(superuser, holder);
        } catch (SQLException refused) {
            throw new IllegalStateException("nobody can be stopped at " + table, refused);
        }
    }

    /** Returns when somebody stands there. */
    public void awaitSomebody() {
        await("a migration stands still")
                .atMost(PATIENCE)
                .until(() -> Rows.number(superuser, STANDING) > 0);
    }

    /** Whoever stands there goes on, and nobody is stopped any more. */
    @Override
    public void close() {
        try {
            holder.close();
        } catch (SQLException ended) {
            throw new IllegalStateException("the holder had ended", ended);
        }
        Rows.change(superuser, "DROP EVENT TRIGGER barrier; DROP SCHEMA barrier CASCADE");
    }
}
