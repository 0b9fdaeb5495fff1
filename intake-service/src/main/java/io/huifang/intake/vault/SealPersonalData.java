package io.huifang.intake.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

import io.huifang.contract.wallet.Contact;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;

/**
 * Puts the personal data of a request's events into the vault, all of it or none. Safe to repeat:
 * the same event a second time changes nothing.
 */
@ApplicationScoped
public class SealPersonalData {
    private final VaultCipher cipher;
    private final VaultWriter writer;
    private final ObjectWriter contactWriter;

    @Inject
    SealPersonalData(VaultCipher cipher, VaultWriter writer, ObjectMapper mapper) {
        this.cipher = cipher;
        this.writer = writer;
        this.contactWriter = mapper.writerFor(Contact.class);
    }

    /**
     * Seals and stores. One statement is the one transaction; other requests may share it.
     *
     * @param details one entry per event that carries personal data
     * @return done when committed; fails when the database is away or slower than configured
     */
    public Uni<Void> seal(List<PersonalDetails> details) {
        return writer.write(rowsOf(details));
    }

    SealedRows rowsOf(List<PersonalDetails> details) {
        return new SealedRows(
                details.stream().filter(d -> d.contact() != null).map(this::sealContact).toList(),
                details.stream()
                        .filter(d -> d.narrative() != null)
                        .map(this::sealNarrative)
                        .toList());
    }

    private SealedContact sealContact(PersonalDetails details) {
        return new SealedContact(
                details.customerId(),
                cipher.seal(json(details.contact()), Place.contactOf(details.customerId())),
                details.eventTime(),
                details.source(),
                details.eventId());
    }

    private SealedNarrative sealNarrative(PersonalDetails details) {
        Place place = Place.narrativeOf(details.customerId(), details.source(), details.eventId());
        return new SealedNarrative(
                details.source(),
                details.eventId(),
                details.customerId(),
                cipher.seal(details.narrative(), place));
    }

    private String json(Contact contact) {
        try {
            return contactWriter.writeValueAsString(contact);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a contact is a plain record", impossible);
        }
    }
}
