package io.huifang.scheduler.callback;

import io.huifang.contract.callback.Outcome;

import java.time.Instant;

/**
 * Where a task stands. Each method is one legal step and gives the standing after it; an illegal
 * step throws.
 *
 * @param status WAITING for its due time, DISPATCHED while an attempt is with the survey side,
 *     CLOSED for good
 * @param next what it waits for; what is left of it once closed
 * @param tally attempts so far
 * @param events when the events happened that it is about
 * @param priority 0–100, higher first; the highest of all events that joined
 * @param end how and when it ended; null while open
 */
public record Standing(
        Status status,
        NextCall next,
        AttemptTally tally,
        EventTimes events,
        int priority,
        End end) {
    /** A task's state. */
    public enum Status {
        WAITING,
        DISPATCHED,
        CLOSED
    }

    /** How and when it ended, UTC. */
    record End(Outcome outcome, Instant at) {}

    /** A new task. */
    public static Standing waiting(
            Instant dueAt, Instant freshUntil, Instant eventTime, int priority) {
        return waiting(dueAt, new EventTimes(eventTime, eventTime, freshUntil), priority);
    }

    /** A new task about several events. */
    public static Standing waiting(Instant dueAt, EventTimes events, int priority) {
        NextCall next = NextCall.at(dueAt);
        return new Standing(Status.WAITING, next, AttemptTally.NONE, events, priority, null);
    }

    public boolean isOpen() {
        return status != Status.CLOSED;
    }

    /** When the next attempt is due, or that under way was, UTC; null once closed. */
    public Instant dueAt() {
        return next.dueAt();
    }

    /** Skill the agent of the next attempt needs; null for the reason's own. */
    public String skill() {
        return next.skill();
    }

    /** Who makes the next call, as far as calls before have told. */
    public NextAgent nextAgent() {
        return next.agent();
    }

    /** What the customer chose, also when that attempt is put off; null when he chose none. */
    public ChosenTime chosen() {
        return next.chosen();
    }

    /** Id of the budget's rule for which it waits, since it was due; null for none. */
    public String heldBackBy() {
        return next.heldBackBy();
    }

    /** Attempts dispatched so far. */
    public int attempts() {
        return tally.dispatched();
    }

    /** Attempts whose disposition counts against the reason's limit. */
    public int counted() {
        return tally.counted();
    }

    /** After it the call is of no use, UTC; later when a younger event joins. */
    public Instant freshUntil() {
        return events.freshUntil();
    }

    /** When it ended, UTC; null while open. */
    public Instant closedAt() {
        return end == null ? null : end.at();
    }

    /** How it ended; null while open. */
    public Outcome outcome() {
        return end == null ? null : end.outcome();
    }

    /** Another event of the same cause joins. It can hurry the first attempt, never a later one. */
    Standing joinedBy(Instant eventTime, Instant dueAt, Instant freshUntil, int priority) {
        require(isOpen(), "joined");
        boolean hurries = attempts() == 0 && dueAt.isBefore(dueAt());
        return new Standing(
                status,
                hurries ? next.hurriedTo(dueAt) : next,
                tally,
                events.joinedBy(eventTime, freshUntil),
                Math.max(priority, this.priority),
                null);
    }

    Standing dispatched() {
        require(status == Status.WAITING, "dispatched");
        return with(Status.DISPATCHED, next.notHeldBack(), tally.oneMoreDispatched());
    }

    /** One of the attempts counts. */
    Standing oneMoreCounted() {
        return with(status, next, tally.oneMoreCounted());
    }

    /** One of the attempts does not count after all. */
    Standing oneLessCounted() {
        return with(status, next, tally.oneLessCounted());
    }

    /** The next attempt, from either open state. A chosen time that lies later is given up. */
    Standing dueAgainAt(Instant dueAt, String skill) {
        require(isOpen(), "put off");
        return with(Status.WAITING, next.putOff(dueAt, skill), tally);
    }

    /** It is due, but must wait for a place in its customer's budget. */
    Standing heldBackUntil(Instant until, String rule) {
        require(status == Status.WAITING, "held back");
        return with(status, next.heldBackUntil(until, rule), tally);
    }

    /** It is due when the customer himself chose. */
    Standing appointed(Instant saidAt) {
        require(isOpen(), "appointed");
        return with(status, next.chosen(new ChosenTime(dueAt(), saidAt)), tally);
    }

    /** The next call is that agent's; one who speaks the customer's language does without more. */
    Standing nextIsBy(NextAgent agent) {
        NextCall his = next.by(agent);
        return with(status, agent.isHeard() ? his.withoutInterpreter() : his, tally);
    }

    /** The time he chose no longer counts. */
    Standing notAppointed() {
        return with(status, next.chosen(null), tally);
    }

    /**
     * Until when the next call is of use, UTC: a time that he chose while the matter was fresh is
     * kept for some hours, without keeping the matter itself fresh for longer.
     */
    public Instant usefulUntil() {
        return appointed() ? EventTimes.later(freshUntil(), chosen().keptUntil()) : freshUntil();
    }

    /** Whether the customer himself chose when the next attempt is due. */
    public boolean appointed() {
        return chosen() != null;
    }

    /** Whether the customer has chosen a time that is still to come. */
    public boolean appointedAfter(Instant now) {
        return status == Status.WAITING && appointed() && chosen().at().isAfter(now);
    }

    /** Stays fresh at least for so long. */
    Standing freshUntil(Instant freshUntil) {
        return joinedBy(events.latest(), dueAt(), freshUntil, priority);
    }

    Standing closed(Outcome outcome, Instant at) {
        require(isOpen(), "closed");
        return new Standing(
                Status.CLOSED, next.over(), tally, events, priority, new End(outcome, at));
    }

    private Standing with(Status status, NextCall next, AttemptTally tally) {
        return new Standing(status, next, tally, events, priority, end);
    }

    private void require(boolean legal, String step) {
        if (!legal) throw new IllegalStateException("a " + status + " task cannot be " + step);
    }
}
