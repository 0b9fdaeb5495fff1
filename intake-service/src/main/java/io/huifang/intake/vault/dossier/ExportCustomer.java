package io.huifang.intake.vault.dossier;

import io.huifang.intake.vault.KeptContact;
import io.huifang.intake.vault.OpenDetails;
import io.huifang.intake.vault.SealedNarrative;
import io.huifang.intake.vault.VaultContents;
import io.huifang.intake.vault.audit.AuditEntry;
import io.huifang.intake.vault.audit.AuditTrail;
import io.huifang.intake.vault.consent.Consents;
import io.huifang.intake.vault.key.CustomerKey;
import io.huifang.intake.vault.key.KeyRing;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;
import java.util.Optional;

/**
 * Gives out everything the vault holds of one customer: the right of access. The entry in the audit
 * is part of the transaction that reads.
 */
@ApplicationScoped
public class ExportCustomer {
    private static final int MOST_ACCESSES = 1_000;

    private final Pool pool;
    private final KeyRing keyRing;
    private final VaultContents contents;
    private final OpenDetails openDetails;
    private final Consents consents;
    private final AuditTrail trail;

    @Inject
    ExportCustomer(
            Pool pool,
            KeyRing keyRing,
            VaultContents contents,
            OpenDetails openDetails,
            Consents consents,
            AuditTrail trail) {
        this.pool = pool;
        this.keyRing = keyRing;
        this.contents = contents;
        this.openDetails = openDetails;
        this.consents = consents;
        this.trail = trail;
    }

    /**
     * @param caller who exports, as the audit names him
     * @return empty when nothing is held of the customer
     */
    Uni<Optional<Dossier>> export(String customerId, String caller) {
        return pool.withTransaction(
                tx ->
                        keyRing.stored(tx, customerId)
                                .chain(key -> dossier(tx, customerId, key))
                                .call(dossier -> trail.add(tx, entry(customerId, caller, dossier)))
                                .map(dossier -> Optional.of(dossier).filter(it -> !it.isEmpty())));
    }

    private Uni<Dossier> dossier(SqlConnection tx, String customerId, Optional<CustomerKey> key) {
        return contents.history(tx, customerId)
                .chain(
                        contacts ->
                                contents.narratives(tx, customerId)
                                        .chain(
                                                said ->
                                                        rest(
                                                                tx,
                                                                customerId,
                                                                opened(key, contacts),
                                                                told(key, said))));
    }

    private Uni<Dossier> rest(
            SqlConnection tx,
            String customerId,
            List<Dossier.ContactSince> contacts,
            List<Dossier.Said> said) {
        return consents.of(tx, customerId)
                .chain(
                        agreed ->
                                trail.of(tx, customerId, MOST_ACCESSES)
                                        .map(
                                                links ->
                                                        new Dossier(
                                                                customerId,
                                                                contacts,
                                                                said,
                                                                agreed,
                                                                links.stream()
                                                                        .map(Dossier.Access::of)
                                                                        .toList())));
    }

    /** Without a key nothing opens, whatever there is. */
    private List<Dossier.ContactSince> opened(Optional<CustomerKey> key, List<KeptContact> kept) {
        return key.map(it -> opened(it, kept)).orElse(List.of());
    }

    private List<Dossier.Said> told(Optional<CustomerKey> key, List<SealedNarrative> kept) {
        return key.map(it -> told(it, kept)).orElse(List.of());
    }

    private List<Dossier.ContactSince> opened(CustomerKey key, List<KeptContact> kept) {
        return kept.stream()
                .map(
                        it ->
                                new Dossier.ContactSince(
                                        it.since(),
                                        it.source(),
                                        it.eventId(),
                                        openDetails.contact(key, it)))
                .toList();
    }

    private List<Dossier.Said> told(CustomerKey key, List<SealedNarrative> kept) {
        return kept.stream()
                .map(
                        it ->
                                new Dossier.Said(
                                        it.source(), it.eventId(), openDetails.narrative(key, it)))
                .toList();
    }

    private static AuditEntry entry(String customerId, String caller, Dossier dossier) {
        String detail =
                "contacts=%d narratives=%d"
                        .formatted(dossier.contacts().size(), dossier.narratives().size());
        return AuditEntry.of(
                caller, AuditEntry.Action.EXPORT, "access request", customerId, detail);
    }
}
