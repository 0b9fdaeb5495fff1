package io.huifang.intake.vault.retention;

import io.huifang.intake.vault.audit.AuditEntry;
import io.huifang.intake.vault.audit.AuditTrail;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Removes what was kept long enough: contacts, narratives, entries of the audit. Each batch is a
 * transaction and leaves an entry in the audit. Safe to repeat and to break off anywhere.
 */
@Singleton // made with the timer, so that settings it cannot live with end the start
class EndRetention {
    /** A day above what the database keeps in any case: its clock may be behind this one. */
    private static final Duration SHORTEST_AUDIT = Duration.ofDays(181);

    private final Pool pool;
    private final AgedRows agedRows;
    private final AuditTrail trail;
    private final RetentionConfig config;
    private final Clock clock;

    @Inject
    EndRetention(
            Pool pool, AgedRows agedRows, AuditTrail trail, RetentionConfig config, Clock clock) {
        if (config.audit().compareTo(SHORTEST_AUDIT) < 0) {
            throw new IllegalStateException(
                    "huifang.vault.retention.audit must be at least 181 days; the database refuses"
                            + " to remove entries of less than 180");
        }
        this.pool = pool;
        this.agedRows = agedRows;
        this.trail = trail;
        this.config = config;
        this.clock = clock;
    }

    /** Removes all there is; the answer is how many rows. */
    Uni<Integer> end() {
        return Multi.createFrom()
                .items(
                        all("contacts", this::contacts),
                        all("narratives", this::narratives),
                        all("audit", this::audit),
                        all("contacts of erased", this::contactsOfErased),
                        all("narratives of erased", this::narrativesOfErased))
                .onItem()
                .transformToUniAndConcatenate(kind -> kind)
                .collect()
                .with(Collectors.summingInt(removed -> removed));
    }

    private Uni<Integer> contactsOfErased(SqlConnection tx) {
        return agedRows.removeContactsOfErased(tx, config.batch());
    }

    private Uni<Integer> narrativesOfErased(SqlConnection tx) {
        return agedRows.removeNarrativesOfErased(tx, config.batch());
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
        return Uni.createFrom()
                .deferred(
                        () -> {
                            AtomicInteger all = new AtomicInteger();
                            return Multi.createBy()
                                    .repeating()
                                    .uni(() -> batch(what, some).invoke(all::addAndGet))
                                    .until(removed -> removed < config.batch())
                                    .collect()
                                    .last()
                                    .map(last -> all.get());
                        });
    }

    private Uni<Integer> batch(String what, Function<SqlConnection, Uni<Integer>> some) {
        return pool.withTransaction(tx -> some.apply(tx).call(removed -> note(tx, what, removed)));
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
                        what.replace(' ', '-') + "=" + removed);
        return trail.add(tx, entry).replaceWithVoid();
    }
}
