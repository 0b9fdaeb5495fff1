package io.huifang.backing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

class PostgresServerTest {

    @Test
    void keepsItsDataOverAStopAndOverAKill(@TempDir Path directory) throws SQLException {
        long t = System.nanoTime();
        try (PostgresServer server = PostgresServer.start(ServerSettings.in(directory))) {
            System.out.println(
                    "PostgreSQL started in " + (System.nanoTime() - t) / 1_000_000 + " ms");
            Database database = server.createDatabase("orders");
            execute(database, "CREATE TABLE kept AS SELECT 1 AS id");

            server.stop();
            server.start();
            execute(database, "INSERT INTO kept VALUES (2)");
            server.kill();
            t = System.nanoTime();
            server.start();
            System.out.println(
                    "PostgreSQL restarted in " + (System.nanoTime() - t) / 1_000_000 + " ms");

            assertThat(number(database, "SELECT sum(id) FROM kept")).isEqualTo(3);
            assertThat(server.createDatabase("orders")).isEqualTo(database);
        }
    }

    @Test
    void kafka() {
        long t = System.nanoTime();
        try (KafkaBroker server = KafkaBroker.start(ServerSettings.temporary())) {
            System.out.println("Kafka started in " + (System.nanoTime() - t) / 1_000_000 + " ms");
            t = System.nanoTime();
            server.createTopics();
            System.out.println("topics in " + (System.nanoTime() - t) / 1_000_000 + " ms");
            t = System.nanoTime();
            server.reset();
            System.out.println("reset in " + (System.nanoTime() - t) / 1_000_000 + " ms");
            t = System.nanoTime();
            server.stop();
            System.out.println("stop in " + (System.nanoTime() - t) / 1_000_000 + " ms");
            t = System.nanoTime();
            server.start();
            System.out.println("start in " + (System.nanoTime() - t) / 1_000_000 + " ms");
            server.kill();
            t = System.nanoTime();
            server.start();
            System.out.println(
                    "start after kill in " + (System.nanoTime() - t) / 1_000_000 + " ms");
            t = System.nanoTime();
            server.reset();
            System.out.println("reset in " + (System.nanoTime() - t) / 1_000_000 + " ms");
            server.lastLogLines(30).forEach(System.out::println);
        }
    }

    static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.createStatement().execute(sql);
        }
    }

    static long number(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
