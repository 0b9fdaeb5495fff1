package io.huifang.scheduler.incident;

import io.huifang.scheduler.customer.ForgetsErased;
import io.huifang.scheduler.policy.IncidentRules;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Opens the incident ledger of a transaction, and stores what it did. */
@ApplicationScoped
public class IncidentLedgers implements ForgetsErased {
    private final Incidents incidents;
    private final IncidentTasks tasks;
    private final IncidentNotices notices;
    private final CountEvents countEvents;
    private final IncidentMeters meters;

    IncidentLedgers(
            Incidents incidents,
            IncidentTasks tasks,
            IncidentNotices notices,
            CountEvents countEvents,
            IncidentMeters meters) {
        this.incidents = incidents;
        this.tasks = tasks;
        this.notices = notices;
        this.countEvents = countEvents;
        this.meters = meters;
    }

    /**
     * What is known of incidents. Under a policy without rules it costs nothing.
     *
     * @param callbackIds open tasks of the locked customers
     * @param now the transaction's instant, UTC
     */
    public Uni<IncidentLedger> open(
            SqlConnection tx, IncidentRules rules, Collection<UUID> callbackIds, Instant now) {
        if (rules.rules().isEmpty()) {
            return Uni.createFrom().item(() -> IncidentLedger.unwatched(now));
        }
        return incidents
                .recent(tx, now)
                .chain(
                        known ->
                                tasks.of(tx, known.isEmpty() ? List.of() : callbackIds)
                                        .map(
                                                parts ->
                                                        new IncidentLedger(
                                                                rules,
                                                                known,
                                                                parts.values(),
                                                                now)));
    }

    /**
     * Counts the transaction's events, and opens the incidents that they complete: afterwards the
     * ledger knows of them.
     */
    public Uni<Void> count(SqlConnection tx, IncidentLedger ledger) {
        return countEvents.count(tx, ledger);
    }

    /** Forgets which incidents harmed customers who were erased. */
    @Override
    public Uni<Void> forget(SqlConnection tx, Collection<String> customerIds) {
        return tasks.forget(tx, customerIds).chain(() -> notices.forget(tx, customerIds));
    }

    /** Writes what became of tasks, and wishes for the notices that their customers get. */
    public Uni<Void> store(SqlConnection tx, IncidentLedger ledger) {
        List<IncidentTask> changed = ledger.changed();
        if (changed.isEmpty()) return Uni.createFrom().voidItem();
        List<IncidentTask> toldOnce =
                changed.stream()
                        .filter(IncidentTask::isHeld)
                        .filter(task -> ledger.noticeOf(task).isPresent())
                        .toList();
        meters.tasks(tx, changed);
        return tasks.store(tx, changed, ledger.now())
                .chain(() -> notices.wish(tx, toldOnce, ledger.now()));
    }
}
