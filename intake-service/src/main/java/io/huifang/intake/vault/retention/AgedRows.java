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

    // What no key opens: a request left it that was being stored while its customer was erased, or
    // it
    // came back with a restored backup, however long ago the customer was erased.
    private static final String CONTACTS_OF_ERASED =
            """
            DELETE FROM vault_contact WHERE ctid = ANY(ARRAY(
                SELECT v.ctid FROM vault_contact v JOIN vault_keys.customer_key k
                    ON k.customer_id = v.customer_id
                WHERE k.erased_at IS NOT NULL LIMIT $1 FOR UPDATE OF v SKIP LOCKED))
            """;

    private static final String NARRATIVES_OF_ERASED =
            """
            DELETE FROM vault_narrative WHERE ctid = ANY(ARRAY(
                SELECT v.ctid FROM vault_narrative v JOIN vault_keys.customer_key k
                    ON k.customer_id = v.customer_id
                WHERE k.erased_at IS NOT NULL LIMIT $1 FOR UPDATE OF v SKIP LOCKED))
            """;

    Uni<Integer> removeContacts(SqlConnection tx, Duration age, long most) {
        return remove(tx, CONTACTS, age, most);
    }

    Uni<Integer> removeNarratives(SqlConnection tx, Duration age, long most) {
        return remove(tx, NARRATIVES, age, most);
    }

    /** Removes contacts that no key opens any more. */
    Uni<Integer> removeContactsOfErased(SqlConnection tx, long most) {
        return tx.preparedQuery(CONTACTS_OF_ERASED).execute(Tuple.of(most)).map(RowSet::rowCount);
    }

    /** Removes narratives that no key opens any more. */
    Uni<Integer> removeNarrativesOfErased(SqlConnection tx, long most) {
        return tx.preparedQuery(NARRATIVES_OF_ERASED).execute(Tuple.of(most)).map(RowSet::rowCount);
    }

    private static Uni<Integer> remove(SqlConnection tx, String sql, Duration age, long most) {
        return tx.preparedQuery(sql)
                .execute(Tuple.of((double) age.toSeconds(), most))
                .map(RowSet::rowCount);
    }
}
