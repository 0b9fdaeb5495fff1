package io.huifang.intake.vault;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * The rows of customers who have no key yet: the key and what it seals are stored by one statement,
 * which commits by itself. Nothing has to be held or compared, because nothing sealed for a
 * customer is older than his key.
 */
@ApplicationScoped
class NewCustomers {
    // Nothing here gives way: a key that another transaction was first to store, also the same one,
    // and the mark of an erasure have the customer's place, and then no row is stored. A key that
    // is being stored is waited for. Keys come first, and in order, as in HeldKeys: whatever else
    // two statements have in common belongs to a customer whose place only one of them has.
    private static final String ADD =
            """
            WITH keys AS (
                INSERT INTO vault_keys.customer_key (customer_id, key_id, wrapped_by, wrapped)
                SELECT * FROM unnest($1::text[], $2::uuid[], $3::int[], $4::bytea[])
                RETURNING 1),
            contacts AS (
                INSERT INTO vault_contact (customer_id, event_time, source, event_id,
                    confirmed_until, fingerprint, ciphertext, version)
                SELECT customer_id, event_time, source, event_id, event_time, fingerprint,
                    ciphertext, $15::smallint
                FROM unnest($5::text[], $6::timestamptz[], $7::text[], $8::text[], $9::bytea[],
                            $10::bytea[])
                    AS c (customer_id, event_time, source, event_id, fingerprint, ciphertext)),
            narratives AS (
                INSERT INTO vault_narrative (source, event_id, customer_id, ciphertext, version)
                SELECT source, event_id, customer_id, ciphertext, $15::smallint
                FROM unnest($11::text[], $12::text[], $13::text[], $14::bytea[])
                    AS n (source, event_id, customer_id, ciphertext))
            SELECT count(*) FROM keys
            """;

    /** SQLSTATE: a row is there already. */
    private static final String THERE_ALREADY = "23505";

    private final Pool pool;

    @Inject
    NewCustomers(Pool pool) {
        this.pool = pool;
    }

    /**
     * Stores all of it or nothing.
     *
     * @param rows with a key for each customer that is not stored, and one contact at most
     */
    Uni<Void> add(SealedRows rows) {
        Columns columns =
                new Columns()
                        .keys(rows.keys())
                        .contacts(rows.contacts())
                        .narratives(rows.narratives())
                        .value(Place.VERSION);
        return pool.preparedQuery(ADD).execute(columns.tuple()).replaceWithVoid();
    }

    /** Whether something of it was there already, so that nothing was stored. */
    static boolean isThereAlready(Throwable failure) {
        return failure instanceof PgException refusal
                && THERE_ALREADY.equals(refusal.getSqlState());
    }
}
