package io.huifang.scheduler.decision;

import io.huifang.scheduler.decision.ToldDecisions.Told;
import io.huifang.scheduler.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Shows decisions: one event's, or pages of many. */
@ApplicationScoped
public class ShowDecisions {
    private final Pool pool;
    private final ToldDecisions decisions;

    ShowDecisions(Pool pool, ToldDecisions decisions) {
        this.pool = pool;
        this.decisions = decisions;
    }

    /** The decision; null until the event is decided. */
    public Uni<DecisionView> ofEvent(String source, String id) {
        return decisions.ofEvent(pool, source, id);
    }

    /**
     * Those of one customer.
     *
     * @param cursor as given with the page before; null for the first page
     * @throws ProblemException when the id, or the cursor, cannot be one
     */
    public Uni<DecisionView.Page> ofCustomer(String customerId, String cursor, int limit) {
        return page(DecisionQuery.ofCustomer(customerId), cursor, limit);
    }

    /**
     * @param cursor as given with the page before; null for the first page
     */
    Uni<DecisionView.Page> page(DecisionQuery query, String cursor, int limit) {
        return decisions
                .cursorKey(pool)
                .chain(
                        key ->
                                // one more than asked for tells whether there is another page
                                decisions
                                        .page(pool, query, place(cursor, query, key), limit + 1)
                                        .map(told -> page(told, limit, query, key)));
    }

    private static Cursor place(String cursor, DecisionQuery query, String key) {
        if (cursor == null) return Cursor.START;
        return Cursor.read(cursor, query, key)
                .orElseThrow(
                        () ->
                                ProblemException.malformed(
                                        "cursor", "the cursor given with a page of this query"));
    }

    private static DecisionView.Page page(
            List<Told> told, int limit, DecisionQuery query, String key) {
        boolean more = told.size() > limit;
        List<Told> shown = more ? told.subList(0, limit) : told;
        String next = more ? shown.get(limit - 1).place().signed(query, key) : null;
        return new DecisionView.Page(shown.stream().map(Told::view).toList(), next);
    }
}
