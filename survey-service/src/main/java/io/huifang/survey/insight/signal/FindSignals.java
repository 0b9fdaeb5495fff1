package io.huifang.survey.insight.signal;

import io.huifang.outbox.Ids;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.time.Instant;
import java.util.List;

/**
 * Looks at the hours that end with ten minutes in which something was counted, one after the other
 * and some in one transaction. What is counted meanwhile wants another look; an hour that is not
 * over has less than it will have, so nothing is found too early.
 */
@ApplicationScoped
class FindSignals {
    private static final Logger LOG = Logger.getLogger(FindSignals.class);

    /** What is marked waits for them to be over; whoever counts there waits, too. */
    private static final int LOOKED_AT_ONCE = 100;

    private final Pool pool;
    private final HarmCounts counts;
    private final Rises rises;
    private final Signals signals;
    private final SignalRules rules;
    private final Ids ids;

    FindSignals(
            Pool pool,
            HarmCounts counts,
            Rises rises,
            Signals signals,
            SignalRules rules,
            Ids ids) {
        this.pool = pool;
        this.counts = counts;
        this.rises = rises;
        this.signals = signals;
        this.rules = rules;
        this.ids = ids;
    }

    /** Whether there was something to look at. */
    Uni<Boolean> find() {
        return pool.withTransaction(
                tx ->
                        signals.alone(tx)
                                .chain(
                                        alone ->
                                                alone
                                                        ? counts.nextLooks(tx, LOOKED_AT_ONCE)
                                                        : Uni.createFrom().item(List.<Instant>of()))
                                .chain(buckets -> look(tx, buckets)));
    }

    private Uni<Boolean> look(SqlConnection tx, List<Instant> buckets) {
        if (buckets.isEmpty()) return Uni.createFrom().item(false);
        return counts.busy(tx, buckets, rules.types(), rules.least())
                .onItem()
                .transformToMulti(
                        busy -> Multi.createFrom().iterable(LookedAt.inTurn(buckets, busy)))
                .onItem()
                .transformToUniAndConcatenate(hours -> look(tx, hours))
                .onItem()
                .ignoreAsUni()
                .replaceWith(true);
    }

    private Uni<Void> look(SqlConnection tx, LookedAt hours) {
        return Multi.createFrom()
                .iterable(rules.types())
                .onItem()
                .transformToUniAndConcatenate(
                        type ->
                                look(tx, type, hours.busy())
                                        .chain(
                                                () ->
                                                        signals.end(
                                                                tx,
                                                                type,
                                                                hours.ends(),
                                                                rules.rest())))
                .onItem()
                .ignoreAsUni();
    }

    /** Null for no hour. */
    private Uni<Void> look(SqlConnection tx, String type, Hour hour) {
        if (hour == null) return nothing();
        return rises.first(tx, type)
                .map(first -> first == null ? 0 : hour.weeksSince(first, rules.weeks()))
                .chain(weeks -> weeks == 0 ? nothing() : look(tx, type, hour, weeks));
    }

    private Uni<Void> look(SqlConnection tx, String type, Hour hour, int weeks) {
        return rises.in(tx, type, hour, weeks, rules.least())
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .filter(rules::isUnusual)
                .onItem()
                .transformToUniAndConcatenate(rise -> note(tx, rise, hour))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> note(SqlConnection tx, Rise rise, Hour hour) {
        return signals.find(
                        tx,
                        ids.next(),
                        rise,
                        rules.chance(rise),
                        hour,
                        rules.incidentRule(rise.traits()))
                .invoke(
                        isNew -> {
                            if (isNew) tell(rise, hour);
                        })
                .replaceWithVoid();
    }

    private static void tell(Rise rise, Hour hour) {
        LOG.warnf(
                "Unusual rise: %s of %s %s within the hour to %s, expected %.1f",
                rise.events(),
                rise.traits().eventType(),
                rise.traits().stated(),
                hour.end(),
                rise.expected());
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
