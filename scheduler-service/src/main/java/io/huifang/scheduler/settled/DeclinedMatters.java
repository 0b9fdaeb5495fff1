package io.huifang.scheduler.settled;

import io.huifang.scheduler.callback.Lineage;
import io.huifang.scheduler.callback.Matter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What customers declined otherwise than by an event. */
@ApplicationScoped
public class DeclinedMatters {
    private final SettledMatters settledMatters;

    DeclinedMatters(SettledMatters settledMatters) {
        this.settledMatters = settledMatters;
    }

    /**
     * The customer, who is locked, declined to be called about a task's cause, and about that of
     * the case it belongs to: no event that is not younger opens another task about them, however
     * late it comes.
     *
     * @param at when he said so, UTC
     */
    public Uni<Void> decline(SqlConnection tx, Matter matter, Instant at) {
        Map<SettledMatter, Instant> declined = new HashMap<>();
        declined.put(declined(matter, matter.reason(), matter.cause()), at);
        Lineage lineage = matter.lineage();
        if (lineage != null) {
            declined.put(declined(matter, lineage.caseReason(), lineage.caseCause()), at);
        }
        return settledMatters.settle(tx, declined);
    }

    private static SettledMatter declined(Matter matter, String reason, String cause) {
        return new SettledMatter(matter.customerId(), reason, cause, true);
    }
}
