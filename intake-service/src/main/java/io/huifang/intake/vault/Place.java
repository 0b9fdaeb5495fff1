package io.huifang.intake.vault;

import java.nio.charset.StandardCharsets;

/**
 * Where in the vault a ciphertext belongs. It is authenticated together with the text, so that a
 * ciphertext moved to another customer, field or event does not open.
 *
 * @param customerId whose it is
 * @param field what it is: {@code contact}, or {@code narrative} of which event
 */
record Place(String customerId, String field) {
    /** Version of the layout below and of the plaintext's form. */
    private static final int VERSION = 1;

    static Place contactOf(String customerId) {
        return new Place(customerId, "contact");
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
