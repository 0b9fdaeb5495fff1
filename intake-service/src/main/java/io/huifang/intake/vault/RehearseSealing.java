package io.huifang.intake.vault;

import io.huifang.contract.wallet.Contact;
import io.huifang.intake.vault.key.CustomerKey;
import io.huifang.intake.vault.key.HeldKey;
import io.huifang.intake.vault.key.KeyRing;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Does all that sealing does, with nobody's data and without leaving a row. The first time takes
 * long: connecting, preparing the statements, loading what encrypts. No request should wait for it.
 */
@ApplicationScoped
class RehearseSealing {
    private static final String NOBODY = "nobody";
    private static final PersonalDetails NOTHING =
            new PersonalDetails(
                    "/nobody",
                    "none",
                    NOBODY,
                    Instant.EPOCH,
                    new Contact("+10000000000", NOBODY, null, null),
                    "nothing");

    private final KeyRing keyRing;
    private final SealPersonalData sealPersonalData;
    private final NewCustomers newCustomers;
    private final StoreSealedRows storeSealedRows;

    @Inject
    RehearseSealing(
            KeyRing keyRing,
            SealPersonalData sealPersonalData,
            NewCustomers newCustomers,
            StoreSealedRows storeSealedRows) {
        this.keyRing = keyRing;
        this.sealPersonalData = sealPersonalData;
        this.newCustomers = newCustomers;
        this.storeSealedRows = storeSealedRows;
    }

    /** Succeeds when requests can be served, on as many connections as they use at once. */
    Uni<Void> rehearse() {
        return keyRing.rehearse(NOBODY)
                .map(RehearseSealing::ring)
                .invoke(keys -> sealPersonalData.rowsOf(List.of(NOTHING), keys))
                .chain(keys -> Uni.join().all(statements()).andFailFast())
                .replaceWithVoid();
    }

    private static Map<String, HeldKey> ring(CustomerKey key) {
        return Map.of(NOBODY, new HeldKey(key, null));
    }

    private List<Uni<Void>> statements() {
        return Collections.nCopies(
                VaultWriter.AT_ONCE,
                newCustomers
                        .add(SealedRows.NONE)
                        .chain(() -> storeSealedRows.store(SealedRows.NONE)));
    }
}
