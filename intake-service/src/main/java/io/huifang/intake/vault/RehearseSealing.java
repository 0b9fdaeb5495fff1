package io.huifang.intake.vault;

import io.huifang.contract.wallet.Contact;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * Does all that sealing does, with nobody's data and without leaving a row. The first time takes
 * long: connecting, preparing the statement, loading what encrypts. No request should wait for it.
 */
@ApplicationScoped
class RehearseSealing {
    private static final PersonalDetails NOBODY =
            new PersonalDetails(
                    "/nobody",
                    "none",
                    "nobody",
                    Instant.EPOCH,
                    new Contact("+10000000000", "nobody", null, null),
                    "nothing");

    private final SealPersonalData sealPersonalData;
    private final SealedDetails sealedDetails;

    @Inject
    RehearseSealing(SealPersonalData sealPersonalData, SealedDetails sealedDetails) {
        this.sealPersonalData = sealPersonalData;
        this.sealedDetails = sealedDetails;
    }

    /** Succeeds when requests can be served, on as many connections as they use at once. */
    Uni<Void> rehearse() {
        return Uni.createFrom()
                .item(() -> sealPersonalData.rowsOf(List.of(NOBODY)))
                .chain(rows -> Uni.join().all(statements()).andFailFast())
                .replaceWithVoid();
    }

    private List<Uni<Void>> statements() {
        return Collections.nCopies(
                VaultWriter.AT_ONCE,
                Uni.createFrom().deferred(() -> sealedDetails.store(SealedRows.NONE)));
    }
}
