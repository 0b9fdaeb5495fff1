package io.huifang.intake.vault.audit;

import java.util.Arrays;
import java.util.List;

/**
 * One access to the vault.
 *
 * @param caller {@code service:<name>}, {@code account:<name>} or {@code sender:<name>}, known by
 *     its key; {@code intake} for the service itself
 * @param agent on whose behalf, as the caller says; null when for itself
 * @param action what was done, as {@link Action} names it or somebody else has written
 * @param purpose what for
 * @param attemptId the attempt it was for; null when for none
 * @param customerId whose data; null when it is not about one customer
 * @param source source of the event whose narrative was read with it; null for none
 * @param eventId id of that event; null for none
 * @param detail what came of it: numbers and references, nothing personal; null for nothing
 * @param found false when there was nothing
 */
public record AuditEntry(
        String caller,
        String agent,
        String action,
        String purpose,
        String attemptId,
        String customerId,
        String source,
        String eventId,
        String detail,
        boolean found) {

    /** What can be done to the vault. */
    public enum Action {
        /** A contact was shown. */
        REVEAL,
        /** Everything about a customer was given out. */
        EXPORT,
        /** A contact was corrected. */
        RECTIFY,
        /** A customer's key was destroyed. */
        ERASE,
        /** A new key-encryption key was made. */
        ROTATE,
        /** An old key-encryption key was destroyed. */
        DESTROY,
        /** What was kept long enough was removed. */
        RETAIN
    }

    /** An access by a person or a service that concerns one customer as a whole. */
    public static AuditEntry of(
            String caller, Action action, String purpose, String customerId, String detail) {
        return new AuditEntry(
                caller, null, action.name(), purpose, null, customerId, null, null, detail, true);
    }

    /** As it is hashed. Neither the order nor the number ever changes. */
    List<Object> fields() {
        return Arrays.asList(
                caller,
                agent,
                action,
                purpose,
                attemptId,
                customerId,
                source,
                eventId,
                detail,
                found);
    }
}
