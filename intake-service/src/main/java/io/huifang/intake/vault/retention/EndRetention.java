package io.huifang.intake.vault.retention;

import io.huifang.intake.vault.audit.AuditEntry;
import io.huifang.intake.vault.audit.AuditTrail;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Clock;
import java.util.function.Function;

/**
 * Removes what was kept long enough: contacts, narratives, entries of the audit. Each batch is a
 * transaction and leaves an entry in the audit. Safe to repeat and to break off anywhere.
 */
@ApplicationScoped
class EndRetention {
    private final Pool pool;
    private final AgedRows agedRows;
    private final AuditTrail trail;
    private final RetentionConfig config;
    private final Clock clock;

    @Inject
    EndRetention(
            Pool pool, AgedRows agedRows, AuditTrail trail, RetentionConfig config, Clock clock) {
        this.pool = pool;
        this.agedRows = agedRows;
        this.trail = trail;
        this.config = config;
        this.clock = clock;
    }

    /** Removes all there is; the answer is how many rows. */
    Uni<Integer> end() {
        return pool.withTransaction(agedRows::removeLeftOver)
                .chain(() -> all("contacts", this::contacts))
                .chain(contacts -> all("narratives", this::narratives).map(n -> contacts + n))
                .chain(rows -> all("audit", this::audit).map(entries -> rows + entries));
    }

    private Uni<Integer> contacts(SqlConnection tx) {
        return agedRows.removeContacts(tx, config.contacts(), config.batch());
    }

    private Uni<Integer> narratives(SqlConnection tx) {
        return agedRows.removeNarratives(tx, config.narratives(), config.batch());
    }

    private Uni<Integer> audit(SqlConnection tx) {
        return trail.cut(tx, clock.instant().minus(config.audit()), (int) config.batch());
    }

    private Uni<Integer> all(String what, Function<SqlConnection, Uni<Integer>> some) {
        return pool.withTransaction(tx -> some.apply(tx).call(removed -> note(tx, what, removed)))
                .chain(
                        removed ->
                                removed < config.batch()
                                        ? Uni.createFrom().item(removed)
                                        : all(what, some).map(more -> more + removed));
    }

    private Uni<Void> note(SqlConnection tx, String what, int removed) {
        if (removed == 0) {
            return Uni.createFrom().voidItem();
        }
        AuditEntry entry =
                AuditEntry.of(
                        "intake",
                        AuditEntry.Action.RETAIN,
                        "retention",
                        null,
                        what + "=" + removed);
        return trail.add(tx, entry).replaceWithVoid();
    }
}
