package io.huifang.benchmarks.data;

import io.huifang.backing.Database;
import io.huifang.backing.PostgresServer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Statements that set a benchmark up. */
public final class Sql {
    private Sql() {}

    /** Runs statements, each in a transaction of its own when auto-commit is on. */
    public static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The one number that the query returns. */
    public static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** A service's database entered by the role that may do anything. */
    public static Database asSuperuser(PostgresServer server, Database database) {
        Database all = server.superuser();
        return new Database(
                database.host(), database.port(), database.name(), all.user(), all.password());
    }
}
