package io.huifang.scheduler.policy.stored;

import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The policy in force, in plain SQL: asked from timers and consumers, which have no Hibernate
 * session.
 */
@ApplicationScoped
class PoliciesInForce {
    private final Clock clock;

    PoliciesInForce(Clock clock) {
        this.clock = clock;
    }

    /** The version in force; empty before the first. */
    Uni<Optional<Integer>> version(SqlClient client) {
        return client.preparedQuery("SELECT version FROM policy_activation WHERE ended_at IS NULL")
                .execute()
                .map(
                        rows -> {
                            Iterator<Row> found = rows.iterator();
                            return found.hasNext()
                                    ? Optional.of(found.next().getInteger(0))
                                    : Optional.empty();
                        });
    }

    /** Every version that was ever in force, the latest first. */
    Uni<List<Integer>> versions(SqlClient client) {
        return client.preparedQuery(
                        "SELECT version FROM policy_activation GROUP BY version"
                                + " ORDER BY max(activation_id) DESC")
                .execute()
                .map(rows -> ManyRows.list(rows, row -> row.getInteger(0)));
    }

    /** Since when which version was in force, UTC. */
    Uni<Map<Instant, Integer>> activations(SqlClient client) {
        return client.preparedQuery(
                        "SELECT activated_at, version FROM policy_activation ORDER BY activation_id")
                .execute()
                .map(
                        rows -> {
                            Map<Instant, Integer> since = new LinkedHashMap<>();
                            rows.forEach(
                                    row ->
                                            since.put(
                                                    Columns.instant(row.getOffsetDateTime(0)),
                                                    row.getInteger(1)));
                            return since;
                        });
    }

    /** Whether there is such a version. */
    Uni<Boolean> exists(int version, SqlClient client) {
        return client.preparedQuery("SELECT FROM policy WHERE version = $1")
                .execute(Tuple.of(version))
                .map(rows -> rows.rowCount() > 0);
    }

    /** The text of a version that exists. */
    Uni<String> document(int version, SqlClient client) {
        return client.preparedQuery("SELECT document FROM policy WHERE version = $1")
                .execute(Tuple.of(version))
                .map(rows -> rows.iterator().next().getString(0));
    }

    /** Makes the document version 1 and puts it in force, unless there is any policy already. */
    Uni<Void> installFirst(String document, SqlClient transaction) {
        return transaction
                .query(Policies.LOCK)
                .execute()
                .chain(
                        () ->
                                transaction
                                        .preparedQuery(
                                                """
                                                WITH first AS (
                                                    INSERT INTO policy (version, document, stored_by, stored_at)
                                                    SELECT 1, $1, 'huifang', $2
                                                    WHERE NOT EXISTS (SELECT FROM policy)
                                                    RETURNING version, stored_by, stored_at)
                                                INSERT INTO policy_activation
                                                    (version, activated_by, activated_at)
                                                SELECT version, stored_by, stored_at FROM first
                                                """)
                                        .execute(
                                                Tuple.of(
                                                        document,
                                                        clock.instant().atOffset(ZoneOffset.UTC))))
                .replaceWithVoid();
    }
}
