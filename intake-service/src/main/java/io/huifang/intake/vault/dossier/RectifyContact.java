package io.huifang.intake.vault.dossier;

import io.huifang.contract.wallet.Contact;
import io.huifang.intake.vault.PersonalDetails;
import io.huifang.intake.vault.VaultConfig;
import io.huifang.intake.vault.WriteContact;
import io.huifang.intake.vault.audit.AuditEntry;
import io.huifang.intake.vault.audit.AuditTrail;
import io.huifang.outbox.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Clock;

/**
 * Corrects a customer's contact: the right of rectification. The correction is the newest contact
 * until an event brings another one; what it replaces stays in the history.
 */
@ApplicationScoped
public class RectifyContact {
    private static final String SOURCE = "/huifang/intake/rectification";

    private final Pool pool;
    private final WriteContact writeContact;
    private final AuditTrail trail;
    private final Ids ids;
    private final Clock clock;
    private final VaultConfig config;

    @Inject
    RectifyContact(
            Pool pool,
            WriteContact writeContact,
            AuditTrail trail,
            Ids ids,
            Clock clock,
            VaultConfig config) {
        this.pool = pool;
        this.writeContact = writeContact;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
        this.config = config;
    }

    /**
     * @param caller who corrects, as the audit names him
     * @return false when the customer was erased, and nothing was written
     */
    Uni<Boolean> rectify(String customerId, Contact contact, String caller) {
        PersonalDetails details =
                new PersonalDetails(
                        SOURCE, ids.next().toString(), customerId, clock.instant(), contact, null);
        return pool.withTransaction(tx -> rectify(tx, details, caller))
                .ifNoItem()
                .after(config.timeout())
                .fail();
    }

    private Uni<Boolean> rectify(SqlConnection tx, PersonalDetails details, String caller) {
        AuditEntry entry =
                AuditEntry.of(
                        caller,
                        AuditEntry.Action.RECTIFY,
                        "rectification",
                        details.customerId(),
                        "event=" + details.eventId());
        return writeContact
                .write(tx, details)
                .call(
                        written ->
                                written
                                        ? trail.add(tx, entry).replaceWithVoid()
                                        : Uni.createFrom().voidItem());
    }
}
