package io.huifang.scheduler.incident;

import io.huifang.scheduler.policy.IncidentKey;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One trouble of many customers.
 *
 * @param incidentId UUIDv7
 * @param key what its events have in common
 * @param since events that happened from this instant on are part of it, UTC
 * @param opened when, by whom and why
 * @param closed the same of its end; null while it is open
 * @param heldAtEnd how many tasks waited for its end when that came; 0 while it is open
 */
public record Incident(
        UUID incidentId, IncidentKey key, Instant since, Act opened, Act closed, int heldAtEnd) {

    /** No matter stays fresh for longer, so no later event or call asks for an ended one. */
    public static final Duration REMEMBERED = Duration.ofDays(31);

    /** Rule id: an event is part of it, so its task waits for the end. */
    public static final String COLLAPSED = "incident.collapsed";

    /** Rule id: the customer showed that he is no longer harmed. */
    public static final String RECOVERED = "incident.recovered";

    /**
     * Its opening or its end.
     *
     * @param at when, UTC
     * @param by account of the person; null for a rule
     * @param because why, in a few words
     */
    public record Act(Instant at, String by, String because) {}

    public boolean isOpen() {
        return closed == null;
    }

    /**
     * Whether an event with its key is part of it. Its own time decides, so that one that comes
     * late, even after the end, is part of it like those before.
     */
    public boolean covers(Instant eventTime) {
        return !eventTime.isBefore(since) && (isOpen() || !eventTime.isAfter(closed.at()));
    }

    @Override
    public String toString() {
        return "incident " + incidentId + ": " + key;
    }
}
