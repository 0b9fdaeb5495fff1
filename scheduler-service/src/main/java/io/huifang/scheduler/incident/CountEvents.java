package io.huifang.scheduler.incident;

import io.huifang.outbox.Ids;
import io.huifang.scheduler.incident.Incident.Act;
import io.huifang.scheduler.incident.IncidentCounts.Reached;
import io.huifang.scheduler.incident.IncidentCounts.Touched;
import io.huifang.scheduler.policy.IncidentKey;
import io.huifang.scheduler.policy.IncidentRule;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts a batch's events, and opens the incidents that they complete. */
@ApplicationScoped
class CountEvents {
    private final IncidentConfig config;
    private final IncidentCounts counts;
    private final Incidents incidents;
    private final IncidentMeters meters;
    private final Ids ids;

    CountEvents(
            IncidentConfig config,
            IncidentCounts counts,
            Incidents incidents,
            IncidentMeters meters,
            Ids ids) {
        this.config = config;
        this.counts = counts;
        this.incidents = incidents;
        this.meters = meters;
        this.ids = ids;
    }

    /** Afterwards the ledger knows of every incident that is open. */
    Uni<Void> count(SqlConnection tx, IncidentLedger ledger) {
        List<Tally> tallies = ledger.tallies();
        if (tallies.isEmpty() || !config.byRule()) return Uni.createFrom().voidItem();
        return counts.add(tx, tallies, ledger.now()).chain(() -> open(tx, ledger, tallies));
    }

    private Uni<Void> open(SqlConnection tx, IncidentLedger ledger, List<Tally> tallies) {
        List<Touched> touched = touched(ledger, tallies);
        if (touched.isEmpty()) return Uni.createFrom().voidItem();
        return counts.reached(tx, touched)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(reached -> open(tx, ledger, reached))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** In the order of the keys, in which all transactions open incidents. */
    private static List<Touched> touched(IncidentLedger ledger, List<Tally> tallies) {
        Map<IncidentKey, List<Instant>> minutes = new LinkedHashMap<>();
        for (Tally tally : tallies) {
            if (ledger.isOpen(tally.key())) continue;
            minutes.computeIfAbsent(tally.key(), any -> new ArrayList<>()).add(tally.minute());
        }
        List<Touched> touched = new ArrayList<>();
        minutes.forEach(
                (key, some) ->
                        ledger.rules()
                                .rule(key.rule())
                                .map(IncidentRule::opensAt)
                                .map(
                                        threshold ->
                                                new Touched(
                                                        key,
                                                        threshold,
                                                        some.stream()
                                                                .min(Instant::compareTo)
                                                                .orElseThrow(),
                                                        some.stream()
                                                                .max(Instant::compareTo)
                                                                .orElseThrow()))
                                .ifPresent(touched::add));
        touched.sort(Comparator.comparing(it -> it.key().toString()));
        return touched;
    }

    private Uni<Void> open(SqlConnection tx, IncidentLedger ledger, Reached reached) {
        Instant now = ledger.now();
        Incident incident =
                new Incident(
                        ids.next(),
                        reached.key(),
                        reached.since().isBefore(now) ? reached.since() : now,
                        new Act(now, null, inWords(reached)),
                        null,
                        0);
        return incidents
                .add(tx, incident)
                .invoke(added -> note(tx, added, incident))
                .chain(
                        added ->
                                added
                                        ? Uni.createFrom().item(incident)
                                        // another transaction was first, and has committed
                                        : incidents.open(tx, reached.key()))
                .invoke(
                        open -> {
                            if (open != null) ledger.know(open);
                        })
                .replaceWithVoid();
    }

    private void note(SqlConnection tx, boolean added, Incident incident) {
        if (added) meters.opened(tx, incident);
    }

    private static String inWords(Reached reached) {
        return reached.events()
                + " "
                + reached.threshold().counts().name().toLowerCase(Locale.ROOT)
                + " within "
                + reached.threshold().within();
    }
}
