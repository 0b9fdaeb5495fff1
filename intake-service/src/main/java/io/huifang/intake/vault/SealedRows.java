package io.huifang.intake.vault;

import java.util.List;

/**
 * What the vault is to store in one go.
 *
 * @param contacts contacts, of one customer perhaps several
 * @param narratives narratives, of one event perhaps several
 */
record SealedRows(List<SealedContact> contacts, List<SealedNarrative> narratives) {
    static final SealedRows NONE = new SealedRows(List.of(), List.of());

    static SealedRows together(List<SealedRows> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return new SealedRows(
                parts.stream().flatMap(part -> part.contacts.stream()).toList(),
                parts.stream().flatMap(part -> part.narratives.stream()).toList());
    }

    int count() {
        return contacts.size() + narratives.size();
    }

    /** Bytes of ciphertext. */
    int bytes() {
        return contacts.stream().mapToInt(contact -> contact.ciphertext().length).sum()
                + narratives.stream().mapToInt(narrative -> narrative.ciphertext().length).sum();
    }
}
