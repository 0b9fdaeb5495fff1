package io.huifang.intake.vault;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Stores what was sealed, of one request or of several that share a transaction: all of it or
 * nothing. Safe to repeat: what is stored already changes nothing.
 */
@ApplicationScoped
class StoreSealedRows {
    private final Pool pool;
    private final NewCustomers newCustomers;
    private final SealedDetails sealedDetails;

    @Inject
    StoreSealedRows(Pool pool, NewCustomers newCustomers, SealedDetails sealedDetails) {
        this.pool = pool;
        this.newCustomers = newCustomers;
        this.sealedDetails = sealedDetails;
    }

    /** Fails when a key that sealed is not its customer's, or not any more. */
    Uni<Void> store(SealedRows rows) {
        return rows.areOfNewCustomers()
                ? newCustomers
                        .add(rows)
                        // by the same process too, which seals with a new key at once: then he is
                        // not new
                        .onFailure(NewCustomers::isThereAlready)
                        .recoverWithUni(() -> storeHolding(rows))
                : storeHolding(rows);
    }

    private Uni<Void> storeHolding(SealedRows rows) {
        return pool.withTransaction(tx -> sealedDetails.storeIn(tx, rows));
    }
}
