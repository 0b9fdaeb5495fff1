package io.huifang.scheduler.callback;

import io.huifang.scheduler.callback.Standing.Chosen;

import java.time.Instant;

/**
 * The call that a task waits for.
 *
 * @param dueAt when, UTC; null once there is none any more
 * @param skill what its agent needs; null for the reason's own
 * @param chosen the time the customer himself chose; null when he chose none
 * @param heldBackBy id of the budget's rule for which it waits; null for none
 */
record NextCall(Instant dueAt, String skill, Chosen chosen, String heldBackBy) {
    static NextCall at(Instant dueAt) {
        return new NextCall(dueAt, null, null, null);
    }

    NextCall hurriedTo(Instant earlier) {
        return new NextCall(earlier, skill, null, heldBackBy);
    }

    /** A chosen time that lies later is given up. */
    NextCall putOff(Instant later, String otherSkill) {
        boolean stands = chosen != null && !chosen.at().isAfter(later);
        return new NextCall(later, otherSkill, stands ? chosen : null, null);
    }

    NextCall heldBackUntil(Instant until, String rule) {
        return new NextCall(until, skill, chosen, rule);
    }

    NextCall notHeldBack() {
        return new NextCall(dueAt, skill, chosen, null);
    }

    NextCall chosen(Chosen other) {
        return new NextCall(dueAt, skill, other, heldBackBy);
    }

    NextCall over() {
        return new NextCall(null, skill, chosen, null);
    }
}
