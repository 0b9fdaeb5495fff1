package io.huifang.scheduler.incident;

import java.util.UUID;

/**
 * A task that is, or was, part of an incident.
 *
 * @param callbackId the task
 * @param incidentId the incident
 * @param customerId whose task, opaque
 * @param state where it stands
 */
public record IncidentTask(UUID callbackId, UUID incidentId, String customerId, State state) {

    /** Where a task of an incident stands. */
    public enum State {
        /** Waits for the end. */
        HELD,
        /** An event of another cause joined it: it does not wait. */
        LEFT,
        /** The incident has ended and its customer is still harmed: it goes on. */
        RELEASED,
        /** Its customer needs no call any more. */
        SPARED
    }

    public boolean isHeld() {
        return state == State.HELD;
    }

    /** The same in another state. */
    public IncidentTask as(State next) {
        return new IncidentTask(callbackId, incidentId, customerId, next);
    }
}
