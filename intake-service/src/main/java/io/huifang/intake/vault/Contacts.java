package io.huifang.intake.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;

import io.huifang.contract.wallet.Contact;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** A contact as the text that is sealed. */
@Singleton
class Contacts {
    private final ObjectReader reader;
    private final ObjectWriter writer;

    @Inject
    Contacts(ObjectMapper mapper) {
        this.reader = mapper.readerFor(Contact.class);
        this.writer = mapper.writerFor(Contact.class);
    }

    /** The same text for the same contact. */
    String write(Contact contact) {
        try {
            return writer.writeValueAsString(contact);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a contact is a plain record", impossible);
        }
    }

    Contact read(String json) {
        try {
            return reader.readValue(json);
        } catch (JsonProcessingException broken) {
            broken.clearLocation(); // it would quote the contact
            throw new IllegalStateException("a contact in the vault is no contact");
        }
    }
}
