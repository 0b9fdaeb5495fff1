package io.huifang.intake.vault;

import io.huifang.contract.wallet.Contact;
import io.huifang.intake.vault.key.CustomerKey;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Opens what the vault keeps, with the customer's key. */
@Singleton
public class OpenDetails {
    private final Contacts contacts;

    @Inject
    OpenDetails(Contacts contacts) {
        this.contacts = contacts;
    }

    /** The contact in the clear. */
    public Contact contact(CustomerKey key, KeptContact kept) {
        Place place = Place.contactOf(kept.customerId(), kept.source(), kept.eventId());
        return contacts.read(key.open(kept.ciphertext(), place.associatedData()));
    }

    /** The narrative in the clear. */
    public String narrative(CustomerKey key, SealedNarrative kept) {
        Place place = Place.narrativeOf(kept.customerId(), kept.source(), kept.eventId());
        return key.open(kept.ciphertext(), place.associatedData());
    }
}
