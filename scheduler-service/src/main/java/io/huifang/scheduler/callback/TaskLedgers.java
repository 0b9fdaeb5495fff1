package io.huifang.scheduler.callback;

import io.huifang.outbox.Ids;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;

/** Opens the ledger of a transaction. */
@ApplicationScoped
public class TaskLedgers {
    private final Ids ids;
    private final Clock clock;

    TaskLedgers(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** An empty ledger; its instant is now, and now for the whole transaction. */
    public TaskLedger open() {
        return new TaskLedger(ids, clock.instant());
    }
}
