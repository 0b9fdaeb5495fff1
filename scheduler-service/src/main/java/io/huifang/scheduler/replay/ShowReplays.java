package io.huifang.scheduler.replay;

import io.huifang.scheduler.replay.ReplayView.Alike;
import io.huifang.scheduler.replay.ReplayView.Changes;
import io.huifang.scheduler.replay.ReplayView.Hour;
import io.huifang.scheduler.replay.ReplayView.Sought;
import io.huifang.scheduler.replay.ToldChanges.Told;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

/** Shows replays and what they found so far. */
@ApplicationScoped
public class ShowReplays {
    private static final int MOST = 100;

    private final Pool pool;
    private final ToldReplays replays;
    private final ToldChanges changes;

    ShowReplays(Pool pool, ToldReplays replays, ToldChanges changes) {
        this.pool = pool;
        this.replays = replays;
        this.changes = changes;
    }

    /** The youngest ones, without what they counted. */
    public Uni<List<ReplayView>> all() {
        return replays.all(pool, null, MOST);
    }

    /** The youngest ones of that candidate, without what they counted. */
    public Uni<List<ReplayView>> of(int policyVersion) {
        return replays.all(pool, policyVersion, MOST);
    }

    /** One of them; null for unknown. */
    public Uni<ReplayView> one(UUID replayId) {
        return replays.one(pool, replayId)
                .onItem()
                .ifNotNull()
                .transformToUni(view -> replays.counts(pool, replayId).map(view::with));
    }

    /** Load and budgets, hour by hour; null for an unknown replay. */
    public Uni<List<Hour>> hours(UUID replayId) {
        return replays.one(pool, replayId)
                .onItem()
                .ifNotNull()
                .transformToUni(view -> replays.hours(pool, replayId));
    }

    /** Of the changes how many are alike, most first; empty for an unknown replay. */
    public Uni<List<Alike>> alike(UUID replayId) {
        return changes.alike(pool, replayId);
    }

    /**
     * Decisions that the candidate changes; null for an unknown replay.
     *
     * @param after place of the last one seen; 0 for none
     */
    public Uni<Changes> changes(UUID replayId, long after, Sought sought, int limit) {
        return replays.one(pool, replayId)
                .onItem()
                .ifNotNull()
                .transformToUni(
                        view ->
                                // one more than asked for tells whether there is another page
                                changes.behind(pool, replayId, after, sought, limit + 1)
                                        .map(told -> page(told, limit)));
    }

    private static Changes page(List<Told> told, int limit) {
        boolean more = told.size() > limit;
        List<Told> shown = more ? told.subList(0, limit) : told;
        String next = more ? Long.toString(shown.get(limit - 1).place()) : null;
        return new Changes(shown.stream().map(Told::view).toList(), next);
    }
}
