package io.huifang.journeys.recovery;

import io.huifang.journeys.fault.Fault;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The data of all three databases is lost with the machine, and restored from the backup. */
public final class DataLoss implements Fault {
    private static final double MEGABYTE = 1e6;

    private final Backups backups;
    private final boolean logIsLeft;
    private final ServiceWatch watch;

    private Duration restored;
    private ServiceWatch.Times times;

    /**
     * @param logIsLeft whether the server's own log of changes is on a volume that is not lost
     * @param watch asks when users are served again
     */
    public DataLoss(Backups backups, boolean logIsLeft, ServiceWatch watch) {
        this.backups = backups;
        this.logIsLeft = logIsLeft;
        this.watch = watch;
    }

    @Override
    public String name() {
        return "loss of all data, restore";
    }

    @Override
    public void happen() {
        if (logIsLeft) {
            backups.loseAllButTheLog();
        } else {
            backups.loseAll();
        }
        ServiceWatch.Look look = watch.begin();
        restored = backups.restore(Optional.empty());
        times = look.times();
    }

    /** Seconds that the restore took, until the database served. */
    public double restored() {
        return restored.toMillis() / 1000.0;
    }

    /** Seconds until users were served. */
    public ServiceWatch.Times times() {
        return times;
    }

    /** A backup under load. No fault, and must not be one. */
    public static final class BaseBackup implements Fault {
        private final Backups backups;
        private Backups.Taken taken;

        public BaseBackup(Backups backups) {
            this.backups = backups;
        }

        @Override
        public String name() {
            return "base backup";
        }

        @Override
        public void happen() {
            taken = backups.take();
        }

        /** What it took, for the page. */
        public String told() {
            return String.format(
                    Locale.ROOT,
                    "base backup under load %.1f s, %.0f MB; archive in the end %.0f MB",
                    taken.time().toMillis() / 1000.0,
                    taken.bytes() / MEGABYTE,
                    backups.archived() / MEGABYTE);
        }
    }

    /**
     * Nothing more of the log gets to the archive.
     *
     * @param backups whose
     */
    public record Lag(Backups backups) implements Fault {
        @Override
        public String name() {
            return "the archive falls behind";
        }

        @Override
        public void happen() {
            backups.letTheArchiveFallBehind();
        }
    }
}
