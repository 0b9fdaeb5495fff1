package io.huifang.backing;

import io.huifang.backing.process.LogFile;

import java.nio.file.Path;
import java.util.List;

/**
 * A server did not start. The message says why in words and ends with the last lines of its log.
 */
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a server did not start. */
    public enum Reason {
        /** Somebody else listens on its port. */
        PORT_TAKEN,
        /** There is no room for its data. */
        DISK_FULL,
        /** The machine does not allow it; the message says what. */
        NOT_ALLOWED,
        /** Another server works on the same directory. */
        ALREADY_RUNNING,
        /** The process ended for another reason. */
        DIED,
        /** The process runs but does not serve. */
        TOO_SLOW;

        /** Why a process has ended, by what it has logged since its start. */
        static Reason ofDeath(LogFile log) {
            if (log.saysSinceMark("No space left on device")) {
                return DISK_FULL;
            }
            if (log.saysSinceMark("Address already in use")) {
                return PORT_TAKEN;
            }
            boolean occupied =
                    log.saysSinceMark(
                            "pre-existing shared memory block",
                            "lock file \"postmaster.pid\"",
                            "Failed to acquire lock on file");
            return occupied ? ALREADY_RUNNING : DIED;
        }
    }

    private final Reason reason;

    StartFailure(Reason reason, String message, List<String> logLines) {
        super(logLines.isEmpty() ? message : message + "\n  " + String.join("\n  ", logLines));
        this.reason = reason;
    }

    static StartFailure notAllowed(String why) {
        return new StartFailure(Reason.NOT_ALLOWED, why, List.of());
    }

    static StartFailure of(Reason reason, String server, int port, LogFile log) {
        Path directory = log.path().getParent();
        String why =
                switch (reason) {
                    case PORT_TAKEN -> "port " + port + " is taken";
                    case DISK_FULL -> "the disk is full at " + directory;
                    case NOT_ALLOWED -> "the machine does not allow it";
                    case ALREADY_RUNNING -> "another one works on " + directory;
                    case DIED -> "it ended by itself";
                    case TOO_SLOW -> "it runs but does not serve";
                };
        return new StartFailure(reason, server + " did not start: " + why, log.lastLines(20));
    }

    public Reason reason() {
        return reason;
    }
}
