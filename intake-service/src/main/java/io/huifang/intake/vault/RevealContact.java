package io.huifang.intake.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import io.huifang.contract.wallet.Contact;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Optional;

/**
 * Gives a customer's contact to one of our services. Nothing is read without its row in the audit:
 * both are one transaction, and the answer leaves after the commit.
 */
@ApplicationScoped
public class RevealContact {
    private final Pool pool;
    private final SealedDetails sealedDetails;
    private final VaultAccesses accesses;
    private final VaultCipher cipher;
    private final VaultConfig config;
    private final ObjectReader contactReader;

    @Inject
    RevealContact(
            Pool pool,
            SealedDetails sealedDetails,
            VaultAccesses accesses,
            VaultCipher cipher,
            VaultConfig config,
            ObjectMapper mapper) {
        this.pool = pool;
        this.sealedDetails = sealedDetails;
        this.accesses = accesses;
        this.cipher = cipher;
        this.config = config;
        this.contactReader = mapper.readerFor(Contact.class);
    }

    /**
     * Who asks for whose contact, and why.
     *
     * @param service the calling service, from its key
     * @param agent on whose behalf, as the service says; null when for itself
     * @param purpose what for
     * @param attemptId the attempt it is for; null when for none
     * @param customerId whose contact
     * @param source source of the event whose narrative is wanted; null for none
     * @param eventId id of that event; null for none
     */
    record Request(
            String service,
            String agent,
            String purpose,
            String attemptId,
            String customerId,
            String source,
            String eventId) {}

    /**
     * What was revealed.
     *
     * @param contact the customer's newest contact
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
        return pool.withTransaction(connection -> read(connection, request))
                .ifNoItem()
                .after(config.timeout())
                .fail();
    }

    private Uni<Optional<Revealed>> read(SqlConnection connection, Request request) {
        return sealedDetails
                .contact(connection, request.customerId())
                .chain(
                        contact ->
                                accesses.add(connection, request, contact.isPresent())
                                        .chain(() -> narrative(connection, request))
                                        .map(narrative -> open(request, contact, narrative)));
    }

    private Uni<Optional<byte[]>> narrative(SqlConnection connection, Request request) {
        if (request.source() == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return sealedDetails.narrative(
                connection, request.customerId(), request.source(), request.eventId());
    }

    private Optional<Revealed> open(
            Request request, Optional<byte[]> contact, Optional<byte[]> narrative) {
        String customerId = request.customerId();
        Place saidThere = Place.narrativeOf(customerId, request.source(), request.eventId());
        return contact.map(
                ciphertext ->
                        new Revealed(
                                contact(cipher.open(ciphertext, Place.contactOf(customerId))),
                                narrative.map(n -> cipher.open(n, saidThere)).orElse(null)));
    }

    private Contact contact(String json) {
        try {
            return contactReader.readValue(json);
        } catch (JsonProcessingException broken) {
            broken.clearLocation(); // it would quote the contact
            throw new IllegalStateException("a contact in the vault is no contact");
        }
    }
}
