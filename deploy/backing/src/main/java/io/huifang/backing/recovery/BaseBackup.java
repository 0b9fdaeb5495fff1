package io.huifang.backing.recovery;

import io.huifang.backing.Database;
import io.huifang.backing.PostgresServer;
import io.huifang.backing.process.OrdinaryUser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server's data, file by file, of while it served. It is of use only with the log that was
 * written meanwhile: from an archive, or from the server itself.
 *
 * @param data the copied data directory
 * @param password the file with the superuser's password, on which those of all roles depend
 */
public record BaseBackup(Path data, Path password) {
    private static final String START = "SELECT pg_backup_start('base backup', fast => true)";

    /** Waits until the archive has the log, if there is one; for ever, if nothing gets there. */
    private static final String STOP =
            """
            SELECT labelfile FROM pg_backup_stop(
                wait_for_archive => current_setting('archive_command') NOT IN ('', '(disabled)'))""";

    /**
     * Copies the server's data into that directory, which it makes; goes on while everybody writes.
     *
     * @throws IllegalStateException when the server died meanwhile, so that there is no backup
     */
    public static BaseBackup of(PostgresServer server, Path directory) {
        Path data = directory.resolve("data");
        Path password = directory.resolve(server.passwordFile().getFileName());
        // both functions must be called on one connection
        try (Connection connection = server.superuser().connect();
                Statement statement = connection.createStatement()) {
            Files.createDirectories(directory);
            statement.execute(START);
            DataCopy.of(server.data(), data);
            Files.copy(server.passwordFile(), password, StandardCopyOption.REPLACE_EXISTING);
            try (ResultSet label = statement.executeQuery(STOP)) {
                label.next();
                Files.writeString(data.resolve("backup_label"), label.getString(1));
            }
            return new BaseBackup(data, password);
        } catch (SQLException refused) {
            throw new IllegalStateException("no backup of " + server, refused);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** How much there is of it. */
    public long bytes() {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Makes of it the data of a server in that directory, which must have none: one that follows
     * the primary until it is promoted.
     *
     * @param name under which the primary knows it, for {@code synchronous_standby_names}
     */
    public void layOutAsStandby(Path directory, Database primary, String name) {
        String connection =
                "host=%s port=%d user=%s password=%s application_name=%s"
                        .formatted(
                                primary.host(),
                                primary.port(),
                                primary.user(),
                                primary.password(),
                                name);
        layOut(directory, "standby.signal", List.of("primary_conninfo = '" + connection + "'"));
    }

    /**
     * Makes of it the data of a server in that directory, which must have none: one that reads the
     * archive's log, and what is left in its own, and then serves.
     *
     * @param until the last moment to be restored; empty: the last one that there is
     */
    public void layOutToBeRestored(Path directory, LogArchive archive, Optional<Instant> until) {
        String target = until.map(BaseBackup::target).orElse("");
        layOut(
                directory,
                "recovery.signal",
                List.of(
                        "restore_command = '" + archive.restoreCommand() + "'",
                        target,
                        "recovery_target_action = 'promote'",
                        // nobody reads what is not restored yet
                        "hot_standby = off"));
    }

    /** While PostgreSQL reads its settings it knows of no zone yet, not even of Z. */
    private static String target(Instant moment) {
        String utc = moment.toString().replace("Z", "+00");
        return "recovery_target_time = '" + utc + "'";
    }

    private void layOut(Path directory, String signal, List<String> settings) {
        Path target = directory.resolve("data");
        try {
            Files.createDirectories(directory);
            DataCopy.of(data, target);
            Files.copy(
                    data.resolve("backup_label"),
                    target.resolve("backup_label"),
                    StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(target.resolve(signal), "");
            // the last one of a name counts; nobody stands by yet
            Files.writeString(
                    target.resolve("postgresql.auto.conf"),
                    "\nsynchronous_standby_names = ''\n" + String.join("\n", settings) + "\n",
                    StandardOpenOption.APPEND);
            Path passwordThere = directory.resolve(password.getFileName());
            if (!Files.exists(passwordThere)) {
                Files.copy(password, passwordThere, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        OrdinaryUser.find().ifPresent(user -> user.give(target));
    }
}
