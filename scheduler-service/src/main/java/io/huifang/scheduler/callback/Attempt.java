package io.huifang.scheduler.callback;

import io.huifang.contract.attempt.Disposition;

import java.time.Instant;
import java.util.UUID;

/**
 * One try to reach the customer, as the scheduler sees it.
 *
 * @param attemptId follows from the task and the number, see {@link DerivedIds}
 * @param number within its task, from 1, in order of dispatch
 * @param dueAt when it was due, UTC
 * @param dispatchedAt when it was dispatched, UTC
 * @param callableFrom start of its calling window, UTC
 * @param callableUntil end of it (exclusive), UTC
 * @param silentAt nothing heard until then: it is taken back, UTC
 * @param ending how it left our hands; null while it is under way
 * @param endedAt when, UTC; null while it is under way
 * @param disposition how it ended, told by the agent; null when nobody told
 * @param concludedAt when the agent told, UTC
 * @param appointmentAt the instant the customer chose, whatever the disposition, UTC; null for none
 * @param followUpAsked whether the agent asked for a follow-up
 * @param next whom the agent named for the next call, and the language he heard
 */
public record Attempt(
        UUID attemptId,
        int number,
        Instant dueAt,
        Instant dispatchedAt,
        Instant callableFrom,
        Instant callableUntil,
        Instant silentAt,
        Ending ending,
        Instant endedAt,
        Disposition disposition,
        Instant concludedAt,
        Instant appointmentAt,
        boolean followUpAsked,
        NextAgent next) {

    /**
     * What an agent told.
     *
     * @param disposition how it ended
     * @param at when, UTC
     * @param appointmentAt the instant the customer chose, UTC; null for none
     * @param followUpAsked whether the agent asked for a follow-up
     * @param next whom the agent named for the next call, and the language he heard
     */
    public record Told(
            Disposition disposition,
            Instant at,
            Instant appointmentAt,
            boolean followUpAsked,
            NextAgent next) {

        /** Who calls next was left open. */
        public Told(
                Disposition disposition, Instant at, Instant appointmentAt, boolean followUpAsked) {
            this(disposition, at, appointmentAt, followUpAsked, NextAgent.ANYBODY);
        }

        Told as(Disposition corrected) {
            return new Told(corrected, at, appointmentAt, followUpAsked, next);
        }
    }

    /** How an attempt leaves our hands. */
    public enum Ending {
        /** An agent concluded it. */
        CONCLUDED,
        /** It came back unworked. */
        RETURNED,
        /** We withdrew it. */
        WITHDRAWN,
        /** Nothing was heard of it for too long. */
        SILENT
    }

    /** A new one. */
    static Attempt dispatched(
            UUID attemptId, int number, Instant dueAt, Instant at, CallTime callTime) {
        return new Attempt(
                attemptId,
                number,
                dueAt,
                at,
                callTime.from(),
                callTime.until(),
                callTime.silentAt(),
                null,
                null,
                null,
                null,
                null,
                false,
                NextAgent.ANYBODY);
    }

    public boolean isUnderWay() {
        return ending == null;
    }

    /** It left our hands without a conclusion. */
    Attempt ended(Ending how, Instant at) {
        if (!isUnderWay()) throw new IllegalStateException("attempt " + attemptId + " has ended");
        return with(how, at, told());
    }

    /** The agent told how it ended; also after a withdrawal, when the call had begun before. */
    Attempt concluded(Told told) {
        if (this.disposition != null) {
            throw new IllegalStateException("attempt " + attemptId + " was concluded before");
        }
        return isUnderWay() ? with(Ending.CONCLUDED, told.at(), told) : with(ending, endedAt, told);
    }

    /** A supervisor corrected how it ended. */
    Attempt corrected(Disposition disposition) {
        if (this.disposition == null) {
            throw new IllegalStateException("attempt " + attemptId + " was not concluded");
        }
        return with(ending, endedAt, told().as(disposition));
    }

    /** What the agent told besides how it ended is heard after a correction of that. */
    Attempt toldBesides(Told told) {
        Told besides =
                new Told(
                        disposition,
                        concludedAt,
                        told.appointmentAt(),
                        told.followUpAsked(),
                        told.next());
        return with(ending, endedAt, besides);
    }

    /** Whether the agent told anything besides how it ended. */
    public boolean isToldBesides() {
        return appointmentAt != null || followUpAsked || !next.equals(NextAgent.ANYBODY);
    }

    private Told told() {
        return new Told(disposition, concludedAt, appointmentAt, followUpAsked, next);
    }

    private Attempt with(Ending how, Instant endedAt, Told told) {
        return new Attempt(
                attemptId,
                number,
                dueAt,
                dispatchedAt,
                callableFrom,
                callableUntil,
                silentAt,
                how,
                endedAt,
                told.disposition(),
                told.at(),
                told.appointmentAt(),
                told.followUpAsked(),
                told.next());
    }

    /**
     * When a call may be made.
     *
     * @param from start of the calling window, UTC
     * @param until end of it (exclusive), UTC
     * @param silentAt when silence is taken for loss, UTC
     */
    public record CallTime(Instant from, Instant until, Instant silentAt) {}
}
