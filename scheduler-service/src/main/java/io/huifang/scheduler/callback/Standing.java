package io.huifang.scheduler.callback;

import io.huifang.contract.callback.Outcome;

import java.time.Duration;
import java.time.Instant;

/**
 * Where a task stands. Each method is one legal step and gives the standing after it; an illegal
 * step throws.
 *
 * @param status WAITING for its due time, DISPATCHED while an attempt is with the survey side,
 *     CLOSED for good
 * @param dueAt earliest instant of the next dispatch, UTC; while dispatched, when that attempt was
 *     due; null once closed
 * @param freshUntil after it the call is of no use, UTC; later when a younger event joins
 * @param latestEventTime event time of the youngest event that joined, UTC: a settlement older than
 *     this does not clear the task
 * @param closedAt when it ended, UTC; null while open
 * @param priority 0–100, higher first; the highest of all events that joined
 * @param attempts attempts dispatched so far
 * @param counted attempts whose disposition counts against the reason's limit
 * @param skill skill the agent of the next attempt needs; null for the reason's own
 * @param outcome how it ended; null while open
 * @param chosen the time the customer himself chose for the next attempt; it stays as it is when
 *     that attempt is put off. Null when he chose none
 * @param earliestEventTime event time of the oldest event that joined, UTC: since when there is
 *     harm, in whatever order the events came
 * @param heldBackBy id of the budget's rule for which it waits, since it was due; null when it
 *     waits for anything else or not at all
 */
public record Standing(
        Status status,
        Instant dueAt,
        Instant freshUntil,
        Instant latestEventTime,
        Instant closedAt,
        int priority,
        int attempts,
        int counted,
        String skill,
        Outcome outcome,
        Chosen chosen,
        Instant earliestEventTime,
        String heldBackBy) {
    /** So long after calling is allowed at or after the chosen instant, a call still keeps it. */
    public static final Duration APPOINTMENT_TOLERANCE = Duration.ofHours(4);

    /**
     * A time that the customer himself chose.
     *
     * @param at which, UTC
     * @param saidAt when he said so, UTC: what he said before that changes nothing any more
     */
    public record Chosen(Instant at, Instant saidAt) {}

    /** A task's state. */
    public enum Status {
        WAITING,
        DISPATCHED,
        CLOSED
    }

    /** A new task. */
    public static Standing waiting(
            Instant dueAt, Instant freshUntil, Instant eventTime, int priority) {
        return waiting(dueAt, freshUntil, eventTime, eventTime, priority);
    }

    /** A new task about several events. */
    public static Standing waiting(
            Instant dueAt,
            Instant freshUntil,
            Instant earliestEventTime,
            Instant latestEventTime,
            int priority) {
        return new Standing(
                Status.WAITING,
                dueAt,
                freshUntil,
                latestEventTime,
                null,
                priority,
                0,
                0,
                null,
                null,
                null,
                earliestEventTime,
                null);
    }

    public boolean isOpen() {
        return status != Status.CLOSED;
    }

    /** Another event of the same cause joins. It can hurry the first attempt, never a later one. */
    Standing joinedBy(Instant eventTime, Instant dueAt, Instant freshUntil, int priority) {
        require(isOpen(), "joined");
        boolean hurries = attempts == 0 && dueAt.isBefore(this.dueAt);
        return new Standing(
                status,
                hurries ? dueAt : this.dueAt,
                later(freshUntil, this.freshUntil),
                later(eventTime, latestEventTime),
                null,
                Math.max(priority, this.priority),
                attempts,
                counted,
                skill,
                null,
                hurries ? null : chosen,
                eventTime.isBefore(earliestEventTime) ? eventTime : earliestEventTime,
                heldBackBy);
    }

    Standing dispatched() {
        require(status == Status.WAITING, "dispatched");
        return with(Status.DISPATCHED, dueAt, attempts + 1, counted, skill, null);
    }

    /** One of the attempts counts. */
    Standing oneMoreCounted() {
        require(counted < attempts, "counted");
        return with(status, dueAt, attempts, counted + 1, skill, heldBackBy);
    }

    /** One of the attempts does not count after all. */
    Standing oneLessCounted() {
        require(counted > 0, "counted");
        return with(status, dueAt, attempts, counted - 1, skill, heldBackBy);
    }

    /** The next attempt, from either open state. A chosen time that lies later is given up. */
    Standing dueAgainAt(Instant dueAt, String skill) {
        require(isOpen(), "put off");
        return with(Status.WAITING, dueAt, attempts, counted, skill, null)
                .chosen(chosen == null || chosen.at().isAfter(dueAt) ? null : chosen);
    }

    /** It is due, but must wait for a place in its customer's budget. */
    Standing heldBackUntil(Instant until, String rule) {
        require(status == Status.WAITING, "held back");
        return with(status, until, attempts, counted, skill, rule);
    }

    /** It is due when the customer himself chose. */
    Standing appointed(Instant saidAt) {
        require(isOpen(), "appointed");
        return chosen(new Chosen(dueAt, saidAt));
    }

    /** The time he chose no longer counts. */
    Standing notAppointed() {
        return chosen(null);
    }

    private Standing chosen(Chosen chosen) {
        return new Standing(
                status,
                dueAt,
                freshUntil,
                latestEventTime,
                closedAt,
                priority,
                attempts,
                counted,
                skill,
                outcome,
                chosen,
                earliestEventTime,
                heldBackBy);
    }

    /**
     * Until when the next call is of use, UTC: a time that he chose while the matter was fresh is
     * kept for some hours, without keeping the matter itself fresh for longer.
     */
    public Instant usefulUntil() {
        return chosen == null
                ? freshUntil
                : later(freshUntil, chosen.at().plus(APPOINTMENT_TOLERANCE));
    }

    /** Whether the customer himself chose when the next attempt is due. */
    public boolean appointed() {
        return chosen != null;
    }

    /** Whether the customer has chosen a time that is still to come. */
    public boolean appointedAfter(Instant now) {
        return status == Status.WAITING && chosen != null && chosen.at().isAfter(now);
    }

    /** Stays fresh at least for so long. */
    Standing freshUntil(Instant freshUntil) {
        return joinedBy(latestEventTime, dueAt, freshUntil, priority);
    }

    Standing closed(Outcome outcome, Instant at) {
        require(isOpen(), "closed");
        return new Standing(
                Status.CLOSED,
                null,
                freshUntil,
                latestEventTime,
                at,
                priority,
                attempts,
                counted,
                skill,
                outcome,
                chosen,
                earliestEventTime,
                null);
    }

    private Standing with(
            Status status,
            Instant dueAt,
            int attempts,
            int counted,
            String skill,
            String heldBackBy) {
        return new Standing(
                status,
                dueAt,
                freshUntil,
                latestEventTime,
                null,
                priority,
                attempts,
                counted,
                skill,
                null,
                chosen,
                earliestEventTime,
                heldBackBy);
    }

    private void require(boolean legal, String step) {
        if (!legal) throw new IllegalStateException("a " + status + " task cannot be " + step);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
