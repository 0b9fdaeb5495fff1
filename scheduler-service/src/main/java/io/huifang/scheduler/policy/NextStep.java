package io.huifang.scheduler.policy;

import io.huifang.contract.callback.Outcome;

import java.time.Instant;

/** What becomes of a task after one of its attempts ended. */
public sealed interface NextStep {
    /** Answers by kind of step; the compiler sees to it that none is forgotten. */
    <R> R on(Cases<R> cases);

    /** Whether another call follows because the plan, not the customer, wants it. */
    boolean dialsAgain();

    /** Whether the customer must not be contacted again. */
    default boolean suppresses() {
        return false;
    }

    /** Whether the customer chose when the next call is made. */
    default boolean appoints() {
        return false;
    }

    /** Whether no call follows at all. */
    default boolean endsTheTask() {
        return false;
    }

    /**
     * Another attempt.
     *
     * @param dueAt not before this instant, UTC; calling windows still apply
     * @param skill skill the agent of that attempt needs; null for the reason's own
     */
    record TryAgain(Instant dueAt, String skill) implements NextStep {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.tryAgain(this);
        }

        @Override
        public boolean dialsAgain() {
            return true;
        }
    }

    /**
     * Another attempt, at a number of the customer that was not tried yet.
     *
     * @param dueAt not before this instant, UTC; calling windows still apply
     */
    record TryOtherNumber(Instant dueAt) implements NextStep {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.tryOtherNumber(this);
        }

        @Override
        public boolean dialsAgain() {
            return true;
        }
    }

    /**
     * A written notice, then a further step.
     *
     * @param template id of the notice's text
     * @param once whether it is sent once in the task's life; otherwise after each such attempt
     * @param then what follows at once
     */
    record SendNotice(String template, boolean once, NextStep then) implements NextStep {
        /** One that is sent after each such attempt. */
        public SendNotice(String template, NextStep then) {
            this(template, false, then);
        }

        @Override
        public <R> R on(Cases<R> cases) {
            return cases.sendNotice(this);
        }

        @Override
        public boolean dialsAgain() {
            return then.dialsAgain();
        }

        @Override
        public boolean suppresses() {
            return then.suppresses();
        }

        @Override
        public boolean appoints() {
            return then.appoints();
        }

        @Override
        public boolean endsTheTask() {
            return then.endsTheTask();
        }
    }

    /**
     * Another attempt at the instant the customer chose. It outranks the plan's own waits and the
     * last allowed attempt, never calling windows or suppression.
     *
     * @param at UTC
     */
    record KeepAppointment(Instant at) implements NextStep {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.keepAppointment(this);
        }

        @Override
        public boolean dialsAgain() {
            return false;
        }

        @Override
        public boolean appoints() {
            return true;
        }
    }

    /**
     * The task ends.
     *
     * @param outcome how
     * @param suppress whether the customer must not be contacted again
     * @param followUp name of the reason of a new task about the same subject; null for none
     */
    record Close(Outcome outcome, boolean suppress, String followUp) implements NextStep {
        /** An end after which nothing follows. */
        public Close(Outcome outcome) {
            this(outcome, false, null);
        }

        @Override
        public <R> R on(Cases<R> cases) {
            return cases.close(this);
        }

        @Override
        public boolean dialsAgain() {
            return false;
        }

        @Override
        public boolean suppresses() {
            return suppress;
        }

        @Override
        public boolean endsTheTask() {
            return true;
        }
    }

    /** One answer for each kind of step. */
    interface Cases<R> {
        R tryAgain(TryAgain step);

        R tryOtherNumber(TryOtherNumber step);

        R sendNotice(SendNotice step);

        R keepAppointment(KeepAppointment step);

        R close(Close step);
    }
}
