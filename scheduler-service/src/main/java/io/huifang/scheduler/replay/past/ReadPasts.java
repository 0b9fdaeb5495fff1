package io.huifang.scheduler.replay.past;

import io.huifang.scheduler.decision.PastDecision;
import io.huifang.scheduler.decision.PastDecisions;
import io.huifang.scheduler.decision.PastDecisions.Found;
import io.huifang.scheduler.replay.past.Pasts.Extent;
import io.huifang.scheduler.replay.virtual.Act;
import io.huifang.scheduler.replay.virtual.Past;
import io.huifang.scheduler.replay.virtual.PastAttempt;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reads the pasts of some customers, page by page: each page is a short transaction that may only
 * read, so that no old snapshot keeps the tables from being cleaned.
 */
@ApplicationScoped
public class ReadPasts {
    /** Most customers of one page, most of whom may have no event in the period. */
    private static final int MOST_CUSTOMERS = 1_000;

    private static final String READ_ONLY =
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private final Pool pool;
    private final Pasts pasts;
    private final PastDecisions decisions;
    private final PastAttempts attempts;
    private final PastReleases releases;

    ReadPasts(
            Pool pool,
            Pasts pasts,
            PastDecisions decisions,
            PastAttempts attempts,
            PastReleases releases) {
        this.pool = pool;
        this.pasts = pasts;
        this.decisions = decisions;
        this.attempts = attempts;
        this.releases = releases;
    }

    /** The page that follows what is done. */
    public Uni<Page> next(Stretch stretch) {
        return pool.withTransaction(
                tx -> tx.query(READ_ONLY).execute().chain(() -> next(tx, stretch)));
    }

    private Uni<Page> next(SqlConnection tx, Stretch stretch) {
        return pasts.next(tx, stretch, MOST_CUSTOMERS).chain(found -> page(tx, stretch, found));
    }

    private Uni<Page> page(SqlConnection tx, Stretch stretch, List<Extent> found) {
        List<Extent> some = some(found, stretch);
        boolean last = found.size() < MOST_CUSTOMERS && some.size() == found.size();
        String upTo = some.isEmpty() ? stretch.after() : some.get(some.size() - 1).customerId();
        List<String> customers =
                some.stream().filter(it -> isLivable(it, stretch)).map(Extent::customerId).toList();
        Map<String, Integer> leftOut = new HashMap<>();
        some.stream()
                .filter(it -> it.inPeriod() > 0 && !isLivable(it, stretch))
                .forEach(it -> leftOut.merge(why(it), it.inPeriod(), Integer::sum));
        return decided(tx, customers, stretch.to())
                .invoke(read -> leaveOut(read.unreadable(), some, leftOut))
                .chain(read -> pasts(tx, customers, read.decisions(), stretch.to()))
                .map(all -> new Page(all, leftOut, upTo, last));
    }

    private Uni<Found> decided(SqlConnection tx, List<String> customers, Instant until) {
        return customers.isEmpty()
                ? Uni.createFrom().item(new Found(List.of(), Set.of()))
                : decisions.of(tx, customers, until);
    }

    private static void leaveOut(
            Set<String> unreadable, List<Extent> some, Map<String, Integer> leftOut) {
        some.stream()
                .filter(it -> unreadable.contains(it.customerId()))
                .forEach(it -> leftOut.merge("unreadable", it.inPeriod(), Integer::sum));
    }

    /** As many as have so many events together as a page may have, one at least. */
    private static List<Extent> some(List<Extent> found, Stretch stretch) {
        List<Extent> some = new ArrayList<>();
        int events = 0;
        for (Extent next : found) {
            int more = isLivable(next, stretch) ? next.soFar() : 0;
            if (events > 0 && events + more > stretch.mostEvents()) break;
            some.add(next);
            events += more;
        }
        return some;
    }

    private static boolean isLivable(Extent extent, Stretch stretch) {
        return extent.inPeriod() > 0
                && !extent.erased()
                && extent.soFar() <= stretch.mostEventsOfOne();
    }

    /** Where an erased customer was is forgotten; who has too many events would fill the heap. */
    private static String why(Extent extent) {
        return extent.erased() ? "erased" : "too many events";
    }

    private Uni<List<Past>> pasts(
            SqlConnection tx, List<String> customers, List<PastDecision> decided, Instant until) {
        if (decided.isEmpty()) return Uni.createFrom().item(List.of());
        return attempts.tasks(tx, tasksOf(decided))
                .chain(tasks -> pasts(tx, customers, decided, tasks, until));
    }

    private Uni<List<Past>> pasts(
            SqlConnection tx,
            List<String> customers,
            List<PastDecision> decided,
            List<UUID> tasks,
            Instant until) {
        return attempts.of(tx, tasks, until)
                .chain(
                        made ->
                                pasts.acts(tx, customers, tasks, until)
                                        .chain(
                                                acts ->
                                                        releases.calledAt(tx, tasks, until)
                                                                .map(
                                                                        called ->
                                                                                pasts(
                                                                                        decided,
                                                                                        made, acts,
                                                                                        called))));
    }

    private static Set<UUID> tasksOf(List<PastDecision> decided) {
        return decided.stream()
                .map(PastDecision::callbackId)
                .filter(id -> id != null)
                .collect(Collectors.toSet());
    }

    private static List<Past> pasts(
            List<PastDecision> decided,
            Map<String, Map<UUID, PastAttempt>> attempts,
            Map<String, List<Act>> acts,
            Map<UUID, Instant> calledAt) {
        List<Past> pasts = new ArrayList<>();
        decided.stream()
                .collect(Collectors.groupingBy(PastDecision::customerId))
                .forEach(
                        (id, decisions) ->
                                pasts.add(
                                        new Past(
                                                id,
                                                decisions,
                                                attempts.getOrDefault(id, Map.of()),
                                                acts.getOrDefault(id, List.of()).stream()
                                                        .sorted(Comparator.comparing(Act::at))
                                                        .toList(),
                                                calledAt)));
        return pasts;
    }
}
