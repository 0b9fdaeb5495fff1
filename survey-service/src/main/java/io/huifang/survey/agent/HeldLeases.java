package io.huifang.survey.agent;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** How many live leases agents hold, and the turn in which that number stays true. */
@ApplicationScoped
public class HeldLeases {
    // Agents' locks are taken in one order by all replicas. They make the count that follows true.
    private static final String LOCK_AGENTS =
            """
            SELECT pg_advisory_xact_lock(hashtextextended('huifang lease ' || agent, 0))
            FROM unnest($1::text[]) AS agent""";

    private static final String COUNT_LEASES =
            """
            SELECT agent, count(*)::int FROM attempt
            WHERE state = 'CLAIMED' AND lease_until > statement_timestamp()
              AND agent = ANY($1) GROUP BY agent""";

    /** Until this transaction ends nobody else claims for these agents. */
    public Uni<Void> takeTurns(SqlConnection tx, Collection<String> agents) {
        String[] sorted = new TreeSet<>(agents).toArray(String[]::new);
        return tx.preparedQuery(LOCK_AGENTS)
                .execute(Tuple.tuple().addArrayOfString(sorted))
                .replaceWithVoid();
    }

    /** How many live leases each of the agents, whose turn it is, holds; without those of none. */
    public Uni<Map<String, Integer>> count(SqlConnection tx, Collection<String> agents) {
        return tx.preparedQuery(COUNT_LEASES)
                .execute(Tuple.tuple().addArrayOfString(agents.toArray(String[]::new)))
                .map(
                        rows -> {
                            Map<String, Integer> leases = new HashMap<>();
                            rows.forEach(row -> leases.put(row.getString(0), row.getInteger(1)));
                            return leases;
                        });
    }
}
