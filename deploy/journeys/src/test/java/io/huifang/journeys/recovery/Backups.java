package io.huifang.journeys.recovery;

import static org.awaitility.Awaitility.await;

import io.huifang.backing.Directories;
import io.huifang.backing.PostgresServer;
import io.huifang.backing.recovery.BaseBackup;
import io.huifang.backing.recovery.LogArchive;
import io.huifang.journeys.evidence.Rows;
import io.huifang.journeys.stack.Address;
import io.huifang.journeys.stack.Rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A rig's databases, backed up while they serve, lost, and restored: base backups and the archived
 * log, as in production.
 */
public final class Backups {
    private static final String RESET = "ALTER SYSTEM RESET %s";

    private static final List<String> OF_A_RESTORE =
            List.of(
                    "restore_command",
                    "recovery_target_time",
                    "recovery_target_action",
                    "hot_standby");

    private final PostgresServer server;
    private final Address address;
    private final LogArchive archive;
    private final Path home;

    private BaseBackup backup;

    public Backups(Rig rig, Address address) {
        this.server = rig.stack().postgres();
        this.address = address;
        this.home = rig.stack().home().directory();
        this.archive = LogArchive.in(home.resolve("archive"));
        bring(archive.archiveCommand());
    }

    /**
     * What a backup took.
     *
     * @param time until it was complete, its part of the log in the archive
     * @param bytes of files
     */
    public record Taken(Duration time, long bytes) {}

    /** Takes a base backup. */
    public Taken take() {
        long from = System.nanoTime();
        backup = BaseBackup.of(server, home.resolve("base-backup"));
        return new Taken(since(from), backup.bytes());
    }

    /** From now on the archive gets nothing more of the log. */
    public void letTheArchiveFallBehind() {
        bring("false");
    }

    /** How large the archive is. */
    public long archived() {
        return archive.bytes();
    }

    /** The moment by the database's clock. */
    public Instant now() {
        return Rows.of(
                        server.superuser(),
                        "SELECT clock_timestamp()",
                        row -> row.getTimestamp(1).toInstant())
                .get(0);
    }

    /** Everything written so far will be in the archive when this returns. */
    public void archiveEverything() {
        String last =
                Rows.of(
                                server.superuser(),
                                "SELECT pg_walfile_name(pg_switch_wal())",
                                row -> row.getString(1))
                        .get(0);
        await("the archive has all")
                .atMost(Duration.ofMinutes(1))
                .until(() -> archive.directory().resolve(last).toFile().exists());
    }

    /** The machine is lost with its data; what is left is the log's volume. */
    public void loseAllButTheLog() {
        Loss.of(server, address);
        LogArchive.saveOwnLog(server.data(), log());
        deleteData();
    }

    /** The machine is lost with its data and its log. */
    public void loseAll() {
        Loss.of(server, address);
        deleteData();
    }

    /**
     * Puts the base backup back, lets it read the archive's log and what is left of its own, and
     * serves again under the old address.
     *
     * @param until the last moment; empty: the last that there is
     * @return how long it took
     */
    public Duration restore(Optional<Instant> until) {
        long from = System.nanoTime();
        backup.layOutToBeRestored(server.data().getParent(), archive, until);
        if (log().toFile().exists()) {
            archive.addUnarchived(log(), server.data());
        }
        server.start();
        // a standby of it, or its next restore, must not stop at the same moment
        for (String parameter : OF_A_RESTORE) {
            Rows.change(server.superuser(), RESET.formatted(parameter));
        }
        address.leadTo(server.port());
        return since(from);
    }

    private void bring(String command) {
        Rows.change(
                server.superuser(), "ALTER SYSTEM SET archive_command = '%s'".formatted(command));
        Rows.number(server.superuser(), "SELECT pg_reload_conf()::int");
    }

    private Path log() {
        return home.resolve("log-volume");
    }

    private void deleteData() {
        try {
            Directories.delete(server.data());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
