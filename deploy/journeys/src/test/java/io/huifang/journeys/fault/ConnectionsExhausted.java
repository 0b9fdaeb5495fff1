package io.huifang.journeys.fault;

import io.huifang.backing.Database;
import io.huifang.journeys.evidence.Rows;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.StackPart;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Every connection that a service's role may have to PostgreSQL is somebody else's for a while.
 *
 * @param stack whose PostgreSQL
 * @param service whose connections end, and who gets no new ones
 * @param duration how long
 */
public record ConnectionsExhausted(LocalStack stack, Service service, Duration duration)
        implements Fault {
    private static final int TAKEN = 3;
    private static final int UNLIMITED = -1;
    private static final int ANSWER_SECONDS = 5;
    private static final String TOO_MANY = "53300";
    private static final String NAME = "somebody else";
    private static final String END_OTHERS =
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE usename = ? AND application_name IS DISTINCT FROM ?""";

    @Override
    public String name() {
        return "no connections for %s for %d s".formatted(service.partName(), duration.toSeconds());
    }

    @Override
    public void happen() {
        List<Connection> taken = new ArrayList<>();
        try {
            take(taken);
            limit(TAKEN);
            end();
            requireExhausted();
            Pause.of(duration);
            requireHeld(taken);
        } finally {
            limit(UNLIMITED);
            taken.forEach(ConnectionsExhausted::giveBack);
        }
        stack.replicas(service).forEach(StackPart::awaitReady);
    }

    /** Some, so that there are as many as the role may have, and none of them is the service's. */
    private void take(List<Connection> taken) {
        try {
            while (taken.size() < TAKEN) {
                Connection connection = own().connect();
                taken.add(connection);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SET application_name = '" + NAME + "'");
                }
            }
        } catch (SQLException refused) {
            throw new IllegalStateException("no connections to take", refused);
        }
    }

    private void limit(int connections) {
        Rows.change(
                superuser(),
                "ALTER ROLE %s CONNECTION LIMIT %d".formatted(own().user(), connections));
    }

    private void end() {
        Rows.of(superuser(), END_OTHERS, row -> row.getBoolean(1), own().user(), NAME);
    }

    private void requireExhausted() {
        try (Connection one = own().connect()) {
            throw new AssertionError("there was another connection: " + one);
        } catch (SQLException refused) {
            if (!TOO_MANY.equals(refused.getSQLState())) {
                throw new AssertionError("refused for another reason", refused);
            }
        }
    }

    /** To the end: had somebody ended one, there would have been room for the service's own. */
    private static void requireHeld(List<Connection> taken) {
        try {
            for (Connection connection : taken) {
                if (!connection.isValid(ANSWER_SECONDS)) {
                    throw new AssertionError("somebody ended what was held: " + connection);
                }
            }
        } catch (SQLException impossible) {
            throw new IllegalStateException("cannot ask what was held", impossible);
        }
    }

    private Database own() {
        return stack.database(service);
    }

    private Database superuser() {
        return stack.postgres().superuser();
    }

    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException ended) {
            throw new IllegalStateException("cannot give back what was held", ended);
        }
    }
}
