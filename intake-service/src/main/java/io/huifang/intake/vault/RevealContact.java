package io.huifang.intake.vault;

import io.huifang.contract.wallet.Contact;
import io.huifang.intake.vault.audit.AuditEntry;
import io.huifang.intake.vault.audit.AuditTrail;
import io.huifang.intake.vault.key.CustomerKey;
import io.huifang.intake.vault.key.KeyRing;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Instant;
import java.util.Optional;

/**
 * Gives a customer's contact to one of our services. Nothing is read without its row in the audit:
 * both are one transaction, and the answer leaves after the commit. The key is read anew each time,
 * so that from the commit of an erasure on nobody reads anything.
 */
@ApplicationScoped
public class RevealContact {
    private final Pool pool;
    private final KeyRing keyRing;
    private final VaultContents contents;
    private final OpenDetails openDetails;
    private final AuditTrail trail;
    private final VaultConfig config;

    @Inject
    RevealContact(
            Pool pool,
            KeyRing keyRing,
            VaultContents contents,
            OpenDetails openDetails,
            AuditTrail trail,
            VaultConfig config) {
        this.pool = pool;
        this.keyRing = keyRing;
        this.contents = contents;
        this.openDetails = openDetails;
        this.trail = trail;
        this.config = config;
    }

    /**
     * Who asks for whose contact, and why.
     *
     * @param caller the calling service, from its key
     * @param agent on whose behalf, as the service says; null when for itself
     * @param purpose what for
     * @param attemptId the attempt it is for; null when for none
     * @param customerId whose contact
     * @param validAt the contact that was valid at that instant, UTC; null for the newest
     * @param source source of the event whose narrative is wanted; null for none
     * @param eventId id of that event; null for none
     */
    record Request(
            String caller,
            String agent,
            String purpose,
            String attemptId,
            String customerId,
            Instant validAt,
            String source,
            String eventId) {

        AuditEntry entry(boolean found) {
            return new AuditEntry(
                    caller,
                    agent,
                    AuditEntry.Action.REVEAL.name(),
                    purpose,
                    attemptId,
                    customerId,
                    source,
                    eventId,
                    validAt == null ? null : "validAt=" + validAt,
                    found);
        }
    }

    /**
     * What was revealed.
     *
     * @param contact the customer's contact
     * @param narrative what the wanted event said; null when none was wanted or it said nothing
     */
    record Revealed(Contact contact, String narrative) {

        /** Tells nothing about the person, so that it does no harm in a log line. */
        @Override
        public String toString() {
            return "Revealed[…]";
        }
    }

    /**
     * Reads the contact and leaves a row in the audit, also when there is none.
     *
     * @return empty when the vault knows no contact of that customer
     */
    Uni<Optional<Revealed>> reveal(Request request) {
        return pool.withTransaction(tx -> read(tx, request))
                .ifNoItem()
                .after(config.timeout())
                .fail();
    }

    private Uni<Optional<Revealed>> read(SqlConnection tx, Request request) {
        return keyRing.stored(tx, request.customerId())
                .chain(
                        key ->
                                key.isEmpty()
                                        ? Uni.createFrom().item(Optional.<Revealed>empty())
                                        : read(tx, request, key.get()))
                .call(revealed -> trail.addAtCommit(tx, request.entry(revealed.isPresent())));
    }

    private Uni<Optional<Revealed>> read(SqlConnection tx, Request request, CustomerKey key) {
        return contents.contact(tx, request.customerId(), request.validAt())
                .chain(
                        contact ->
                                narrative(tx, request)
                                        .map(narrative -> open(key, contact, narrative)));
    }

    private Uni<Optional<SealedNarrative>> narrative(SqlConnection tx, Request request) {
        return request.source() == null
                ? Uni.createFrom().item(Optional.empty())
                : contents.narrative(tx, request.customerId(), request.source(), request.eventId());
    }

    private Optional<Revealed> open(
            CustomerKey key, Optional<KeptContact> contact, Optional<SealedNarrative> narrative) {
        return contact.map(
                kept ->
                        new Revealed(
                                openDetails.contact(key, kept),
                                narrative
                                        .map(said -> openDetails.narrative(key, said))
                                        .orElse(null)));
    }
}
