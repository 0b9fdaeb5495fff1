package io.huifang.survey.floor;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.Map;

/** What will be lost soon when nobody calls. */
@ApplicationScoped
class ShowClosingWindows {
    /** Less is too late to do anything about it. */
    static final Duration SOON = Duration.ofMinutes(30);

    private static final int MOST = 10_000;

    private final Pool pool;
    private final ClosingWindows windows;

    ShowClosingWindows(Pool pool, ClosingWindows windows) {
        this.pool = pool;
        this.windows = windows;
    }

    /** How many windows close soon, by reason, most first. */
    Uni<Map<String, Integer>> soon() {
        return pool.withTransaction(tx -> windows.within(tx, SOON, MOST));
    }
}
