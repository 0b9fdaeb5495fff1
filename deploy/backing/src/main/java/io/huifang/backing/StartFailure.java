package io.huifang.backing;

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
        TOO_SLOW
    }

    private final Reason reason;

    StartFailure(Reason reason, String message, List<String> logLines) {
        super(logLines.isEmpty() ? message : message + "\n  " + String.join("\n  ", logLines));
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
