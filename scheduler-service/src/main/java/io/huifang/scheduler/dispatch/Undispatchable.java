package io.huifang.scheduler.dispatch;

import io.huifang.scheduler.round.AtFault;
import io.vertx.pgclient.PgException;

import java.util.Set;
import java.util.UUID;

/** A batch was rolled back through the fault of at least one of its tasks. */
final class Undispatchable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The tasks of the batch. */
    private final transient Set<UUID> tasks;

    Undispatchable(Set<UUID> tasks, Throwable cause) {
        super(cause.getClass().getSimpleName(), cause);
        this.tasks = Set.copyOf(tasks);
    }

    Set<UUID> tasks() {
        return tasks;
    }

    /** The fault in a word or two. Messages may quote what a task is about, so they stay inside. */
    String inWords() {
        return getCause() instanceof PgException answer
                ? "SQLSTATE " + answer.getSqlState()
                : getCause().getClass().getSimpleName();
    }

    /** Whether the same tasks would fail again, and others would not. */
    static boolean isFaultOfATask(Throwable failure) {
        return AtFault.isOfARow(failure);
    }
}
