package io.huifang.backing.recovery;

import static io.huifang.backing.Sql.execute;
import static io.huifang.backing.Sql.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.Database;
import io.huifang.backing.Directories;
import io.huifang.backing.PostgresServer;
import io.huifang.backing.ServerSettings;
import io.huifang.backing.process.Deadline;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A server's data is copied under its hands, and what is made of the copy has what it must. */
class BaseBackupTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String COUNT = "SELECT count(*) FROM kept";

    @TempDir Path directory;

    private LogArchive archive;
    private PostgresServer server;
    private Database database;
    private BaseBackup backup;

    @BeforeEach
    void backUpAServerThatGoesOn() throws SQLException {
        archive = LogArchive.in(directory.resolve("archive"));
        server =
                PostgresServer.start(
                        ServerSettings.in(directory.resolve("server"))
                                .withOption("archive_mode", "on")
                                .withOption("archive_command", archive.archiveCommand()));
        database = server.createDatabase("orders");
        execute(database, "CREATE TABLE kept AS SELECT 1 AS id");
        backup = BaseBackup.of(server, directory.resolve("backup"));
        execute(database, "INSERT INTO kept VALUES (2)");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void becomesAStandbyThatHasEachCommitBeforeItCountsAndTakesOver() throws SQLException {
        Path home = directory.resolve("standby");
        backup.layOutAsStandby(home, server.superuser(), "standby");
        try (PostgresServer standby = PostgresServer.start(ServerSettings.in(home))) {
            Database there = standby.database("orders");
            execute(server.superuser(), "ALTER SYSTEM SET synchronous_standby_names = 'standby'");
            execute(server.superuser(), "SELECT pg_reload_conf()");
            awaitNumber(
                    server.superuser(),
                    "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'",
                    1);
            assertThatThrownBy(() -> execute(there, "INSERT INTO kept VALUES (0)"))
                    .hasMessageContaining("read-only");

            execute(database, "INSERT INTO kept VALUES (3)");
            server.kill();
            standby.promote();

            assertThat(number(there, COUNT)).isEqualTo(3);
            execute(there, "INSERT INTO kept VALUES (4)");
            assertThat(number(there, COUNT)).isEqualTo(4);
        }
    }

    @Test
    void isRestoredToTheLastMomentWithWhatIsLeftOfTheLog() throws SQLException, IOException {
        server.kill();
        Path left = directory.resolve("left");
        LogArchive.saveOwnLog(server.data(), left);
        Directories.delete(server.data());

        backup.layOutToBeRestored(directory.resolve("server"), archive, Optional.empty());
        int added = archive.addUnarchived(left, server.data());
        server.start();

        assertThat(added).isPositive();
        assertThat(number(database, COUNT)).isEqualTo(2);
    }

    /** The control of the test before: what no archive had is lost with the log. */
    @Test
    void hasNothingThatWasInNoArchive() throws SQLException, IOException {
        server.kill();
        Directories.delete(server.data());

        backup.layOutToBeRestored(directory.resolve("server"), archive, Optional.empty());
        server.start();

        assertThat(number(database, COUNT)).isEqualTo(1);
    }

    @Test
    void isRestoredToThatMomentAndNoFurther() throws SQLException, IOException {
        Instant moment = now();
        execute(database, "INSERT INTO kept VALUES (3)");
        awaitArchived(text(server.superuser(), "SELECT pg_walfile_name(pg_switch_wal())"));
        server.kill();
        Directories.delete(server.data());

        backup.layOutToBeRestored(directory.resolve("server"), archive, Optional.of(moment));
        server.start();

        assertThat(number(database, COUNT)).isEqualTo(2);
        execute(database, "INSERT INTO kept VALUES (4)");
    }

    private Instant now() throws SQLException {
        String micros = "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint";
        return Instant.EPOCH.plus(number(database, micros), ChronoUnit.MICROS);
    }

    private static String text(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private void awaitArchived(String segment) {
        Deadline deadline = Deadline.in(SOON);
        while (!Files.exists(archive.directory().resolve(segment))) {
            assertThat(deadline.isOver()).as(segment).isFalse();
            deadline.pause();
        }
    }

    private static void awaitNumber(Database database, String sql, long wanted)
            throws SQLException {
        Deadline deadline = Deadline.in(SOON);
        while (number(database, sql) != wanted) {
            assertThat(deadline.isOver()).as(sql).isFalse();
            deadline.pause();
        }
    }
}
