package io.huifang.intake.vault;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the vault is to store in one go.
 *
 * @param keys the keys that sealed it
 * @param contacts contacts, of one customer perhaps several
 * @param narratives narratives, of one event perhaps several
 */
record SealedRows(
        List<UsedKey> keys, List<SealedContact> contacts, List<SealedNarrative> narratives) {
    static final SealedRows NONE = new SealedRows(List.of(), List.of(), List.of());

    static SealedRows together(List<SealedRows> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return new SealedRows(
                parts.stream().flatMap(part -> part.keys.stream()).toList(),
                parts.stream().flatMap(part -> part.contacts.stream()).toList(),
                parts.stream().flatMap(part -> part.narratives.stream()).toList());
    }

    boolean isEmpty() {
        return contacts.isEmpty() && narratives.isEmpty();
    }

    /** Whether every customer gets his key with these rows, and at most one contact. */
    boolean areOfNewCustomers() {
        return !keys.isEmpty()
                && keys.stream().allMatch(key -> key.unsaved() != null)
                && contacts.stream().map(SealedContact::customerId).distinct().count()
                        == contacts.size();
    }

    int count() {
        return contacts.size() + narratives.size();
    }

    /** Bytes of ciphertext. */
    int bytes() {
        return Stream.concat(
                        contacts.stream().map(SealedContact::ciphertext),
                        narratives.stream().map(SealedNarrative::ciphertext))
                .mapToInt(ciphertext -> ciphertext.length)
                .sum();
    }
}
