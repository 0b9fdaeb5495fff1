package io.huifang.scheduler.round;

import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Rows that a timer cannot work on, and leaves alone for a while. */
@ApplicationScoped
public class SetAsideRows {
    private static final String OF =
            "SELECT row_id FROM set_aside WHERE work = $1 AND until > now()";

    private static final String COUNT = "SELECT count(*)::int FROM set_aside WHERE until > now()";

    // What was set aside long ago has been worked on since, or nobody has it any more.
    private static final String SET_ASIDE =
            """
            WITH old AS (
                DELETE FROM set_aside
                WHERE until < now() - interval '1 day' AND row_id <> ALL ($2::uuid[]))
            INSERT INTO set_aside (work, row_id, until, fault)
            SELECT $1::text, row_id, clock_timestamp() + $3::bigint * interval '1 ms', $4::text
            FROM unnest($2::uuid[]) AS n(row_id)
            ON CONFLICT (work, row_id) DO UPDATE
            SET until = excluded.until, fault = excluded.fault
            """;

    private static final String CHECK_NOW = "SET CONSTRAINTS ALL IMMEDIATE";

    /**
     * A condition for those who claim rows. The few that are set aside are read once for the
     * statement, so the order in which it reads its own index stays.
     *
     * @param work what is to be done
     * @param column the row's id
     */
    public static String without(String work, String column) {
        return column
                + " <> ALL (ARRAY(SELECT row_id FROM set_aside WHERE work = '"
                + work
                + "' AND until > now()))";
    }

    /** Ids of the rows that are set aside now. */
    public Uni<Set<UUID>> of(SqlClient client, String work) {
        return client.preparedQuery(OF)
                .execute(Tuple.of(work))
                .map(rows -> ManyRows.set(rows, row -> row.getUUID(0)));
    }

    /** How many rows are set aside now, of all works and replicas. */
    Uni<Integer> count(SqlClient client) {
        return client.preparedQuery(COUNT)
                .execute()
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    Uni<Void> setAside(
            SqlClient client, String work, Collection<UUID> rows, Duration time, String fault) {
        return client.preparedQuery(SET_ASIDE)
                .execute(Tuple.of(work, rows.toArray(UUID[]::new), time.toMillis(), fault))
                .replaceWithVoid();
    }

    /** Lets the database refuse now what it would otherwise refuse at the commit. */
    static Uni<Void> checkNow(SqlClient tx) {
        return tx.query(CHECK_NOW).execute().replaceWithVoid();
    }
}
