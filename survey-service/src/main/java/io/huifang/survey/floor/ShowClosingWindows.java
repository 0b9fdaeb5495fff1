package io.huifang.survey.floor;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What will be lost soon when nobody calls. */
@ApplicationScoped
class ShowClosingWindows {
    /** Less is too late to do anything about it. */
    static final Duration SOON = Duration.ofMinutes(30);

    private static final int MOST = 10_000;
    private static final int SHOWN = 20;

    private final Pool pool;
    private final ClosingWindows windows;

    ShowClosingWindows(Pool pool, ClosingWindows windows) {
        this.pool = pool;
        this.windows = windows;
    }

    /**
     * What closes soon.
     *
     * @param byReason how many, most first
     * @param soonest the first of them
     */
    record Closing(Map<String, Integer> byReason, List<ClosingOffer> soonest) {}

    Uni<Closing> soon() {
        return pool.withTransaction(
                tx ->
                        windows.within(tx, SOON, MOST)
                                .chain(
                                        byReason ->
                                                windows.soonest(tx, SOON, SHOWN)
                                                        .map(it -> new Closing(byReason, it))));
    }
}
