package io.huifang.benchmarks.stored;

import io.huifang.benchmarks.data.Sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The indexes and keys of the tables that are filled, while they are away. */
final class Indexes {
    private static final String CONSTRAINTS =
            """
            SELECT 'ALTER TABLE ' || conrelid::regclass || ' DROP CONSTRAINT ' || conname || ' CASCADE',
                'ALTER TABLE ' || conrelid::regclass || ' ADD CONSTRAINT ' || conname || ' '
                || pg_get_constraintdef(oid)
            FROM pg_constraint
            WHERE contype IN ('p', 'f') AND (conrelid IN (TABLES) OR confrelid IN (TABLES))
            ORDER BY contype = 'p'
            """;

    private static final String INDEXES =
            """
            SELECT 'DROP INDEX ' || indexrelid::regclass, pg_get_indexdef(indexrelid)
            FROM pg_index WHERE indrelid IN (TABLES) AND NOT indisprimary
            """;

    private static final String TABLES =
            "'customer'::regclass, 'decision'::regclass, 'callback_task'::regclass";

    /** In the order in which they are built. */
    private final List<String> builds;

    private Indexes(List<String> builds) {
        this.builds = builds;
    }

    /** Drops them all, and what refers to them. */
    static Indexes dropped(Connection connection) throws SQLException {
        List<String> builds = new ArrayList<>();
        builds.addAll(drop(connection, CONSTRAINTS));
        builds.addAll(drop(connection, INDEXES));
        return new Indexes(builds);
    }

    /** Builds them again as they were. */
    void build(Connection connection) throws SQLException {
        Sql.execute(connection, "SET maintenance_work_mem = '512MB'");
        Sql.execute(connection, builds.toArray(String[]::new));
    }

    /** Gives what undoes it, the last one first: primary keys before what refers to them. */
    private static List<String> drop(Connection connection, String query) throws SQLException {
        List<String> drops = new ArrayList<>();
        List<String> builds = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query.replace("TABLES", TABLES))) {
            while (row.next()) {
                drops.add(row.getString(1));
                builds.add(0, row.getString(2));
            }
        }
        Sql.execute(connection, drops.toArray(String[]::new));
        return builds;
    }
}
