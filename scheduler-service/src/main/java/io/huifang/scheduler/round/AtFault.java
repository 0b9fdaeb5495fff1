package io.huifang.scheduler.round;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;

/** A batch was rolled back through the fault of at least one of its rows. */
public final class AtFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Classes of SQLSTATE: data exception, integrity violation, raised by a function. */
    private static final Set<String> FAULTS_OF_DATA = Set.of("22", "23", "P0");

    private final String work;
    private final transient Set<UUID> rows;

    AtFault(String work, Collection<UUID> rows, Throwable cause) {
        super(cause.getClass().getSimpleName(), cause);
        this.work = work;
        this.rows = Set.copyOf(rows);
    }

    /** What was to be done with the rows. */
    String work() {
        return work;
    }

    /** All rows of the batch. */
    public Set<UUID> rows() {
        return rows;
    }

    /** The fault in a word or two. Messages may quote what a row is about, so they stay inside. */
    public String inWords() {
        return getCause() instanceof PgException answer
                ? "SQLSTATE " + answer.getSqlState()
                : getCause().getClass().getSimpleName();
    }

    /** Whether the same rows would fail again, and others would not. */
    public static boolean isOfARow(Throwable failure) {
        if (failure instanceof PgException answer) {
            String state = answer.getSqlState();
            return state != null && FAULTS_OF_DATA.contains(state.substring(0, 2));
        }
        return failure instanceof RuntimeException
                && !(failure instanceof VertxException)
                && !(failure instanceof CompletionException)
                && !(failure instanceof RejectedExecutionException);
    }
}
