package io.huifang.intake.vault;

import io.huifang.contract.Rfc3339;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import java.util.stream.Stream;

/**
 * What a service asks, and what the audit keeps of it.
 *
 * @param customerId whose contact
 * @param purpose what it is for; {@code callback} when not said
 * @param attemptId the attempt it is for; null for none
 * @param agent on whose behalf; null for the service itself
 * @param validAt RFC 3339 instant: the contact that was valid then is wanted; null for the newest
 * @param source source of the event whose narrative is wanted too; null for none
 * @param id id of that event; null for none
 */
record ContactQuery(
        @RestPath String customerId,
        @RestQuery String purpose,
        @RestQuery String attemptId,
        @RestQuery String agent,
        @RestQuery String validAt,
        @RestQuery String source,
        @RestQuery String id) {

    private static final int LONGEST = 256;
    private static final String USUAL_PURPOSE = "callback";

    /** Whether the audit's table can hold it and the event is named whole or not at all. */
    boolean isUsable() {
        boolean eventNamedWhole = (source == null) == (id == null);
        return eventNamedWhole
                && (validAt == null || Rfc3339.isReadable(validAt))
                && Stream.of(customerId, purpose, attemptId, agent, source, id)
                        .allMatch(ContactQuery::isNullOrStorable);
    }

    RevealContact.Request by(String caller) {
        return new RevealContact.Request(
                caller,
                agent,
                purpose == null ? USUAL_PURPOSE : purpose,
                attemptId,
                customerId,
                validAt == null ? null : Rfc3339.parse(validAt),
                source,
                id);
    }

    private static boolean isNullOrStorable(String value) {
        return value == null
                || !value.isBlank()
                        && value.length() <= LONGEST
                        && value.chars().noneMatch(Character::isISOControl);
    }
}
