package io.huifang.scheduler.callback;

import java.time.Instant;

/**
 * The call that a task waits for.
 *
 * @param dueAt when, UTC; null once there is none any more
 * @param skill what its agent needs; null for the reason's own
 * @param chosen the time the customer himself chose; null when he chose none
 * @param heldBackBy id of the budget's rule for which it waits; null for none
 * @param agent who makes it, as far as calls before have told
 */
record NextCall(
        Instant dueAt, String skill, ChosenTime chosen, String heldBackBy, NextAgent agent) {
    static NextCall at(Instant dueAt) {
        return new NextCall(dueAt, null, null, null, NextAgent.ANYBODY);
    }

    NextCall hurriedTo(Instant earlier) {
        return new NextCall(earlier, skill, null, heldBackBy, agent);
    }

    /** A chosen time that lies later is given up. */
    NextCall putOff(Instant later, String otherSkill) {
        boolean stands = chosen != null && !chosen.at().isAfter(later);
        return new NextCall(later, otherSkill, stands ? chosen : null, null, agent);
    }

    NextCall heldBackUntil(Instant until, String rule) {
        return new NextCall(until, skill, chosen, rule, agent);
    }

    NextCall notHeldBack() {
        return new NextCall(dueAt, skill, chosen, null, agent);
    }

    NextCall chosen(ChosenTime other) {
        return new NextCall(dueAt, skill, other, heldBackBy, agent);
    }

    NextCall by(NextAgent other) {
        return new NextCall(dueAt, skill, chosen, heldBackBy, other);
    }

    /** Whoever speaks the language needs no interpreter's skill for it. */
    NextCall withoutInterpreter() {
        return new NextCall(dueAt, null, chosen, heldBackBy, agent);
    }

    /** What was heard of the customer's language goes, too. */
    NextCall over() {
        return new NextCall(null, skill, chosen, null, NextAgent.ANYBODY);
    }
}
