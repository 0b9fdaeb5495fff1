package io.huifang.backing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

class KeptConnectionsTest {

    @Test
    void areTheNextOnesWhenGivenBackAndNobodyElsesBefore() throws SQLException {
        Database database = Backing.shared().freshDatabase("kept");

        long first;
        try (Connection mine = database.keptConnection();
                Connection other = database.keptConnection()) {
            first = backend(mine);
            assertThat(backend(other)).isNotEqualTo(first);
            mine.setAutoCommit(false);
        }

        try (Connection next = database.keptConnection();
                Connection another = database.keptConnection()) {
            assertThat(first).isIn(backend(next), backend(another));
            assertThat(next.getAutoCommit()).isTrue();
            assertThat(another.getAutoCommit()).isTrue();
        }
        Backing.shared().postgres().dropDatabase(database.name());
    }

    @Test
    void areNewOnesAfterTheirServerWasKilled(@TempDir Path directory) throws SQLException {
        try (PostgresServer server = PostgresServer.start(ServerSettings.in(directory))) {
            Database database = server.createDatabase("orders");
            try (Connection connection = database.keptConnection()) {
                backend(connection);
            }

            server.kill();
            server.start();

            try (Connection connection = database.keptConnection()) {
                assertThat(backend(connection)).isPositive();
            }
        }
    }

    private static long backend(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT pg_backend_pid()")) {
            result.next();
            return result.getLong(1);
        }
    }
}
