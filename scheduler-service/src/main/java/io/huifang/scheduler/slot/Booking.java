package io.huifang.scheduler.slot;

import io.huifang.scheduler.policy.AppointmentRules;

import java.time.Instant;

/**
 * An appointment that takes a place.
 *
 * @param agreed what was agreed
 * @param rules by which calls are counted
 * @param saidAt when the customer said so, UTC
 */
public record Booking(Appointment agreed, AppointmentRules rules, Instant saidAt) {

    /** When the slot ends in which it lies (exclusive), UTC. */
    Instant slotEnd() {
        return slot().plus(rules.slot());
    }

    /** When the slot begins in which it lies, UTC. */
    Instant slot() {
        return rules.slotOf(agreed.startsAt());
    }
}
