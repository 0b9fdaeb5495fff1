package io.huifang.intake.vault.retention;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;

/** What of the vault's tables was kept long enough, by the database's clock. */
@ApplicationScoped
class AgedRows {
    private static final String CONTACTS =
            """
            DELETE FROM vault_contact WHERE ctid = ANY(ARRAY(
                SELECT ctid FROM vault_contact
                WHERE sealed_at < now() - $1 * interval '1 second'
                  AND confirmed_until < now() - $1 * interval '1 second'
                LIMIT $2 FOR UPDATE SKIP LOCKED))
            """;

    private static final String NARRATIVES =
            """
            DELETE FROM vault_narrative WHERE ctid = ANY(ARRAY(
                SELECT ctid FROM vault_narrative
                WHERE sealed_at < now() - $1 * interval '1 second'
                LIMIT $2 FOR UPDATE SKIP LOCKED))
            """;

    // A request that was being stored while the customer was erased leaves a row that no key opens.
    private static final String LEFT_OVER =
            """
            WITH erased AS (
                SELECT customer_id FROM vault_keys.customer_key
                WHERE erased_at > now() - interval '2 days'),
            contacts AS (
                DELETE FROM vault_contact WHERE customer_id IN (SELECT customer_id FROM erased))
            DELETE FROM vault_narrative WHERE customer_id IN (SELECT customer_id FROM erased)
            """;

    Uni<Integer> removeContacts(SqlConnection tx, Duration age, long most) {
        return remove(tx, CONTACTS, age, most);
    }

    Uni<Integer> removeNarratives(SqlConnection tx, Duration age, long most) {
        return remove(tx, NARRATIVES, age, most);
    }

    /** Removes what no key opens any more. */
    Uni<Void> removeLeftOver(SqlConnection tx) {
        return tx.query(LEFT_OVER).execute().replaceWithVoid();
    }

    private static Uni<Integer> remove(SqlConnection tx, String sql, Duration age, long most) {
        return tx.preparedQuery(sql)
                .execute(Tuple.of((double) age.toSeconds(), most))
                .map(RowSet::rowCount);
    }
}
