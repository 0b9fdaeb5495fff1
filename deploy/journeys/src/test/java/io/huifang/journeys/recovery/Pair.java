package io.huifang.journeys.recovery;

import static org.awaitility.Awaitility.await;

import io.huifang.backing.Directories;
import io.huifang.backing.PostgresServer;
import io.huifang.backing.ServerSettings;
import io.huifang.backing.recovery.BaseBackup;
import io.huifang.journeys.evidence.Rows;
import io.huifang.journeys.stack.Address;
import io.huifang.journeys.stack.Rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A primary and a standby behind one address, each commit on both before it counts: the clusters of
 * production with one instance less. There the second standby takes the first one's place while the
 * old primary is away; here a lone primary goes on alone until it is back.
 */
public final class Pair implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String STANDBY = "standby";
    private static final String IN_SYNC =
            """
            SELECT count(*) FROM pg_stat_replication
            WHERE state = 'streaming' AND sync_state = 'sync'""";
    private static final String WAITING_COMMITS =
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
    private static final String RECEIVING = "SELECT count(*) FROM pg_stat_wal_receiver";

    private final Address address;
    private final Path backups;

    /** The one that is not the stack's, and closed with it. */
    private final PostgresServer added;

    private PostgresServer primary;
    private PostgresServer standby;

    private Pair(Address address, Path backups, PostgresServer primary, PostgresServer added) {
        this.address = address;
        this.backups = backups;
        this.primary = primary;
        this.standby = added;
        this.added = added;
    }

    /** Gives the rig's PostgreSQL a standby; returns when each commit is on both. */
    public static Pair of(Rig rig, Address address) {
        Path home = rig.stack().home().directory();
        PostgresServer primary = rig.stack().postgres();
        Path directory = home.resolve(STANDBY);
        layOut(primary, home.resolve("backup"), directory);
        PostgresServer added =
                PostgresServer.start(
                        ServerSettings.in(directory).withOption("wal_keep_size", "1GB"));
        Pair pair = new Pair(address, home.resolve("backup"), primary, added);
        pair.awaitEachCommitOnBoth();
        return pair;
    }

    /** The primary's machine is lost. */
    public void losePrimary() {
        Loss.of(primary, address);
    }

    /** The standby takes the primary's place, under its address. */
    public void promote() {
        standby.promote();
        address.leadTo(standby.port());
        PostgresServer old = primary;
        primary = standby;
        standby = old;
    }

    /**
     * The machine that was lost comes back as the standby, with a fresh copy of the data; its own
     * may hold what never counted.
     */
    public void bringBack() {
        try {
            Directories.delete(standby.data());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        layOut(primary, backups, standby.data().getParent());
        standby.start();
        awaitEachCommitOnBoth();
    }

    /**
     * The standby dies, and no commit counts until it is back: it comes back once there is one that
     * waits for it. Returns when each commit is on both again.
     */
    public void loseStandby() {
        standby.kill();
        try {
            await("a commit waits for the standby")
                    .atMost(PATIENCE)
                    .until(() -> Rows.number(primary.superuser(), WAITING_COMMITS) > 0);
        } finally {
            standby.start();
        }
        awaitEachCommitOnBoth();
    }

    /** From now on commits count without the standby, and it gets none of them. */
    public void letTheStandbyFallBehind() {
        set(primary, "synchronous_standby_names", "");
        set(standby, "primary_conninfo", "");
        await("nothing is received any more")
                .atMost(PATIENCE)
                .until(() -> Rows.number(standby.superuser(), RECEIVING) == 0);
    }

    /** Nobody waits for a standby that is gone. */
    @Override
    public void close() {
        if (primary.isAlive()) set(primary, "synchronous_standby_names", "");
        added.close();
    }

    private void awaitEachCommitOnBoth() {
        set(primary, "synchronous_standby_names", STANDBY);
        await("each commit is on both")
                .atMost(PATIENCE)
                .until(() -> Rows.number(primary.superuser(), IN_SYNC) == 1);
    }

    private static void layOut(PostgresServer primary, Path backups, Path directory) {
        try {
            BaseBackup.of(primary, backups)
                    .layOutAsStandby(directory, primary.superuser(), STANDBY);
            Directories.delete(backups);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** No parameter that was given to the server at its start. */
    private static void set(PostgresServer server, String parameter, String value) {
        Rows.change(server.superuser(), "ALTER SYSTEM SET %s = '%s'".formatted(parameter, value));
        Rows.number(server.superuser(), "SELECT pg_reload_conf()::int");
    }
}
