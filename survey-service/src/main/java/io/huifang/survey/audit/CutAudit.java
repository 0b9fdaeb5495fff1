package io.huifang.survey.audit;

import io.huifang.survey.timer.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Ends the audit's oldest entries after their time. The chain remembers where it was cut, so that
 * the rest still proves, and an entry says so. Several replicas may do so at once.
 */
@ApplicationScoped
class CutAudit {
    /** A day above what the database keeps in any case: its clock may be behind this one. */
    private static final Duration SHORTEST = Duration.ofDays(181);

    private static final Duration EVERY = Duration.ofHours(1);
    private static final int AT_ONCE = 5000;

    private final Pool pool;
    private final AuditEntries entries;
    private final AuditConfig config;
    private final Clock clock;
    private final Rounds rounds;

    CutAudit(Pool pool, AuditEntries entries, AuditConfig config, Clock clock, Vertx vertx) {
        if (config.keep().compareTo(SHORTEST) < 0) {
            throw new IllegalStateException(
                    "huifang.audit.keep must be at least 181 days; the database refuses to remove"
                            + " entries of less than 180");
        }
        this.pool = pool;
        this.entries = entries;
        this.config = config;
        this.clock = clock;
        this.rounds = new Rounds(vertx, "Ending old entries of the audit", EVERY, this::cut);
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /** One stretch; whether there may be more. */
    Uni<Boolean> cut() {
        // Apart from each other, so that the chain is held for a moment only: who dies in between
        // leaves entries behind the cut, and the next round removes them.
        return pool.withTransaction(tx -> cutOff(tx, AT_ONCE))
                .chain(
                        cut ->
                                entries.removeCut(pool, AT_ONCE)
                                        .map(gone -> cut.isPresent() || gone >= AT_ONCE));
    }

    /** The last link that was cut off; empty when none is old enough. */
    Uni<Optional<Long>> cutOff(SqlConnection tx, int most) {
        return entries.cut(tx, clock.instant().minus(config.keep()), most)
                .call(
                        cut ->
                                cut.isPresent()
                                        ? entries.add(tx, entry(cut.get()))
                                        : Uni.createFrom().voidItem());
    }

    private static AuditEntry entry(long cut) {
        return new AuditEntry(AuditAct.RETAIN, "survey", "audit", null, "cut-at=" + cut);
    }
}
