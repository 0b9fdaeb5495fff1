package io.huifang.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.simulation.world.Scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Plain SQL over the facts, in a schema of its own beside the table {@code kpi}: the same files
 * with which survey's own test works the numbers out.
 */
final class Oracle implements AutoCloseable {
    private static final String TESTED_WITH = "survey-service/src/test/resources/insight/";
    private static final String GRID = "survey-service/src/main/resources/insight/seconds-grid.txt";

    private final Path root;
    private final Connection connection;

    /**
     * What was found.
     *
     * @param count how many
     * @param some the first of them, for people
     */
    record Differences(long count, List<String> some) {}

    /**
     * What was compared.
     *
     * @param numbers how many numbers the oracle has
     * @param indicators of how many indicators
     * @param windows over how many windows, hours and days
     */
    record Extent(long numbers, long indicators, long windows) {}

    /**
     * @param root the checkout
     * @param database survey's
     */
    Oracle(Path root, Database database) throws SQLException {
        this.root = root;
        this.connection = database.connect();
        execute("DROP SCHEMA IF EXISTS oracle CASCADE");
        execute("CREATE SCHEMA oracle");
        execute("SET search_path = oracle, public");
        // millions of numbers are summed at once, and nobody else is here
        execute("SET work_mem = '1GB'");
        execute("SET maintenance_work_mem = '1GB'");
        execute("SET synchronous_commit = off");
        execute("SET oracle.zone = '" + Scenario.ZONE + "'");
    }

    /** Fills tables with the topics; tells how many records there are of each. */
    Map<Topic, Long> load(String bootstrap, UnaryOperator<String> pseudonyms) throws SQLException {
        execute(file(TESTED_WITH + "facts.sql"));
        execute(resource("told.sql"));
        execute("INSERT INTO grid_step VALUES " + grid());
        Map<Topic, Long> records = new FactTables(bootstrap, pseudonyms).load(connection);
        execute("SELECT lay_out_facts()");
        execute("TRUNCATE fact_told");
        return records;
    }

    /** Facts that follow from no record, and records from which no fact followed. */
    Differences underived() throws SQLException {
        execute(resource("derived.sql"));
        Differences differences = differences("underived");
        execute("DROP TABLE told, decided CASCADE");
        return differences;
    }

    /** Works out every number. */
    Extent workOut() throws SQLException {
        execute(file(TESTED_WITH + "oracle.sql"));
        execute("DROP TABLE looked_at, summed");
        execute("ANALYZE oracle_kpi");
        execute(resource("different.sql"));
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT count(*), count(DISTINCT indicator),"
                                        + " count(DISTINCT (grain, window_start))"
                                        + " FROM oracle_kpi")) {
            row.next();
            return new Extent(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    /** Numbers that the table has otherwise, lacks, or has beyond them. */
    Differences differences() throws SQLException {
        return differences("different");
    }

    /** Leaves nothing of it behind. */
    void forget() throws SQLException {
        execute("DROP SCHEMA oracle CASCADE");
    }

    private Differences differences(String view) throws SQLException {
        execute("CREATE TEMPORARY TABLE found AS SELECT said FROM " + view);
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT count(*) OVER (), said FROM found"
                                        + " ORDER BY said LIMIT 20")) {
            long count = 0;
            List<String> some = new ArrayList<>();
            while (rows.next()) {
                count = rows.getLong(1);
                some.add(rows.getString(2));
            }
            return new Differences(count, some);
        } finally {
            execute("DROP TABLE found");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String grid() {
        return file(GRID)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(step -> "(" + step + ")")
                .collect(Collectors.joining(","));
    }

    private String file(String name) {
        try {
            return Files.readString(root.resolve(name));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Oracle.class.getResourceAsStream("/proof/" + name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
