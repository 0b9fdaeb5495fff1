package io.huifang.outbox;

import com.fasterxml.jackson.core.JacksonException;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.DatabaseException;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/** Whether a failure is the record's own fault or the surroundings'. */
enum Blame {
    /** The same record will fail again, wherever it is tried: it belongs with the dead letters. */
    RECORD,
    /** The database, the network or this deployment is at fault: wait and try again. */
    SURROUNDINGS;

    // data exception, integrity violation, with-check violation; raised by a trigger, cardinality,
    // going on after a failed statement, a value too large for an index
    private static final Set<String> RECORD_CLASSES = Set.of("22", "23", "44");
    private static final Set<String> RECORD_STATES = Set.of("P0001", "21000", "25P02", "54000");

    /**
     * Judges by the innermost known cause. A missing table, a wrong password or a full disk are the
     * surroundings' fault: setting records aside for them would empty the topic.
     */
    static Blame of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof DatabaseException database) {
                return ofState(database.getSqlState());
            }
            if (isOutage(cause)) {
                return SURROUNDINGS;
            }
        }
        return RECORD;
    }

    /**
     * The failure for logs and dead letters. Messages of the database and of parsers may quote what
     * they read, so only refusals in our own words are repeated.
     */
    static String inWords(Throwable failure) {
        if (failure instanceof PgException answer) {
            String constraint = answer.getConstraint();
            return "SQLSTATE "
                    + answer.getSqlState()
                    + (constraint == null ? "" : " constraint " + constraint);
        }
        String type = failure.getClass().getSimpleName();
        boolean ourWords =
                failure.getClass() == IllegalArgumentException.class
                        || failure.getClass() == IllegalStateException.class;
        return ourWords ? type + ": " + failure.getMessage() : type;
    }

    private static Blame ofState(String state) {
        boolean record =
                state != null
                        && (RECORD_STATES.contains(state)
                                || RECORD_CLASSES.contains(state.substring(0, 2)));
        return record ? RECORD : SURROUNDINGS;
    }

    private static boolean isOutage(Throwable cause) {
        if (cause instanceof JacksonException) {
            return false; // an IOException by name only: unreadable JSON
        }
        return cause instanceof IOException
                || cause instanceof VertxException
                || cause instanceof TimeoutException
                || cause instanceof RejectedExecutionException
                || cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError)
                || cause instanceof LinkageError
                // Vert.x tells of a full pool by a bare Throwable
                || !(cause instanceof Exception || cause instanceof Error);
    }

    private static Throwable next(Throwable cause) {
        return cause.getCause() == cause ? null : cause.getCause();
    }
}
