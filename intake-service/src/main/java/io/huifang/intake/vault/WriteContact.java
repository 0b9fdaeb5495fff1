package io.huifang.intake.vault;

import io.huifang.intake.vault.key.KeyRing;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;
import java.util.Set;

/** Seals one contact in somebody's transaction. */
@ApplicationScoped
public class WriteContact {
    private final KeyRing keyRing;
    private final SealPersonalData sealPersonalData;
    private final SealedDetails sealedDetails;

    @Inject
    WriteContact(KeyRing keyRing, SealPersonalData sealPersonalData, SealedDetails sealedDetails) {
        this.keyRing = keyRing;
        this.sealPersonalData = sealPersonalData;
        this.sealedDetails = sealedDetails;
    }

    /**
     * @return false when the customer was erased, and nothing was written
     */
    public Uni<Boolean> write(SqlConnection tx, PersonalDetails details) {
        String customerId = details.customerId();
        keyRing.forget(List.of(customerId)); // rare enough to look each time
        return keyRing.of(Set.of(customerId))
                .chain(
                        keys ->
                                keys.isEmpty()
                                        ? Uni.createFrom().item(false)
                                        : sealedDetails
                                                .storeIn(
                                                        tx,
                                                        sealPersonalData.rowsOf(
                                                                List.of(details), keys))
                                                .replaceWith(true));
    }
}
