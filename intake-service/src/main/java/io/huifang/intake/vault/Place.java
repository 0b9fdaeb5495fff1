package io.huifang.intake.vault;

import java.nio.charset.StandardCharsets;

/**
 * Where in the vault a ciphertext belongs. It is authenticated together with the text, so that a
 * ciphertext moved to another customer, field or event does not open.
 *
 * @param customerId whose it is
 * @param field what it is, and of which event
 */
record Place(String customerId, String field) {
    /** Version of the layout below and of the plaintext's form. */
    static final short VERSION = 2;

    static Place contactOf(String customerId, String source, String eventId) {
        return new Place(customerId, "contact\u0000" + source + '\u0000' + eventId);
    }

    static Place narrativeOf(String customerId, String source, String eventId) {
        return new Place(customerId, "narrative\u0000" + source + '\u0000' + eventId);
    }

    // No attribute of an event may hold a control character, so NUL parts them without doubt.
    byte[] associatedData() {
        return (customerId + '\u0000' + field + '\u0000' + VERSION)
                .getBytes(StandardCharsets.UTF_8);
    }
}
