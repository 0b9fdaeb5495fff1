package io.huifang.survey.insight.load;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;

/**
 * Leases that ended without a conclusion, and wrap-ups and breaks that are over. Triggers write
 * them, and they never change; those that last stand elsewhere.
 */
@ApplicationScoped
class LeasesAndSpells {
    private static final String PURGE_LEASES =
            """
            DELETE FROM ended_lease WHERE ctid = ANY(ARRAY(
                SELECT ctid FROM ended_lease WHERE ended_at < $1
                ORDER BY ended_at LIMIT $2 FOR UPDATE SKIP LOCKED))""";

    private static final String PURGE_SPELLS =
            """
            DELETE FROM agent_spell WHERE ctid = ANY(ARRAY(
                SELECT ctid FROM agent_spell WHERE ended_at < $1
                ORDER BY ended_at LIMIT $2 FOR UPDATE SKIP LOCKED))""";

    /** Forgets at most so many leases that ended before then; tells how many. */
    Uni<Integer> purgeLeases(SqlClient client, Instant end, int most) {
        return purge(client, PURGE_LEASES, end, most);
    }

    /** Forgets at most so many spells that ended before then; tells how many. */
    Uni<Integer> purgeSpells(SqlClient client, Instant end, int most) {
        return purge(client, PURGE_SPELLS, end, most);
    }

    private static Uni<Integer> purge(SqlClient client, String sql, Instant end, int most) {
        return client.preparedQuery(sql)
                .execute(Tuple.of(end.atOffset(UTC), most))
                .map(RowSet::rowCount);
    }
}
