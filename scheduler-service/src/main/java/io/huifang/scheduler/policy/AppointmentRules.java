package io.huifang.scheduler.policy;

import java.time.Duration;
import java.time.Instant;

/**
 * Which times customers may choose for a call.
 *
 * @param slot length of a slot; slots begin at its multiples since 1970 UTC
 * @param lead how far ahead a slot must lie to be chosen
 * @param horizon how far ahead it may lie
 * @param perSlot calls that all agents together can begin in one slot; 0: customers choose none
 * @param reserve how many of these customers cannot choose themselves, because agents promise
 *     times, too
 */
public record AppointmentRules(
        Duration slot, Duration lead, Duration horizon, int perSlot, int reserve) {
    /** Customers choose no times. */
    public static final AppointmentRules NONE =
            new AppointmentRules(Duration.ofMinutes(30), Duration.ZERO, Duration.ofDays(1), 0, 0);

    public AppointmentRules {
        if (slot.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("slot is shorter than a minute");
        }
        if (perSlot < 0 || reserve < 0 || reserve > perSlot) {
            throw new IllegalArgumentException("reserve is more than there is");
        }
    }

    /** Calls of one slot that customers can choose themselves. */
    public int offered() {
        return perSlot - reserve;
    }

    /** The slot that an instant lies in. */
    public Instant slotOf(Instant at) {
        return Instant.ofEpochSecond(
                Math.floorDiv(at.getEpochSecond(), slot.toSeconds()) * slot.toSeconds());
    }

    /** The first slot that begins then or later. */
    public Instant firstSlotFrom(Instant at) {
        Instant containing = slotOf(at);
        return containing.equals(at) ? at : containing.plus(slot);
    }
}
