package io.huifang.journeys.fault;

import static org.awaitility.Awaitility.await;

import io.huifang.backing.Database;
import io.huifang.journeys.evidence.Rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Somebody holds a table for himself alone, as a careless change of the schema does.
 *
 * @param database the table's
 * @param table its name
 * @param duration how long it is held once somebody waits for it
 */
public record TableLocked(Database database, String table, Duration duration) implements Fault {
    private static final Duration UNTIL_MISSED = Duration.ofSeconds(30);
    private static final String WAITING =
            "SELECT count(*) FROM pg_locks WHERE relation = '%s'::regclass AND NOT granted";

    @Override
    public String name() {
        return "table %s locked for %d s".formatted(table, duration.toSeconds());
    }

    @Override
    public void happen() {
        try (Connection holder = database.connect();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
            await("somebody waits for " + table).atMost(UNTIL_MISSED).until(this::isMissed);
            Pause.of(duration);
            holder.rollback();
        } catch (SQLException refused) {
            throw new IllegalStateException(table + " cannot be held", refused);
        }
    }

    private boolean isMissed() {
        return Rows.number(database, WAITING.formatted(table)) > 0;
    }
}
