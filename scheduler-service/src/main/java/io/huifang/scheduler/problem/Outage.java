package io.huifang.scheduler.problem;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/** Tells what passes by itself, such as a database's failover, from what is our fault. */
final class Outage {
    /** Connection, lost race, resources, operator intervention: all may be repeated. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

    private Outage() {}

    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (isItself(cause)) return true;
        }
        return false;
    }

    private static boolean isItself(Throwable failure) {
        if (failure instanceof PgException answer) {
            String state = answer.getSqlState();
            return state != null && state.length() == 5 && PASSING.contains(state.substring(0, 2));
        }
        return failure instanceof IOException
                || failure instanceof TimeoutException
                || failure instanceof io.smallrye.mutiny.TimeoutException
                || failure instanceof RejectedExecutionException
                || failure instanceof VertxException // a connection closed under a query
                // Vert.x tells of an exhausted pool by a bare Throwable
                || !(failure instanceof Exception || failure instanceof Error);
    }

    private static Throwable next(Throwable failure) {
        return failure.getCause() == failure ? null : failure.getCause();
    }
}
