package io.huifang.scheduler.policy;

import io.huifang.contract.callback.Outcome;

import java.time.Duration;
import java.time.Instant;

/** One entry of a retry plan, as the document states it: what follows a disposition. */
public sealed interface RetryStep {
    /** The step with its instants, for one attempt. */
    NextStep after(EndedAttempt ended, FeasibleTime time);

    /** Whether any attempt could make it call again. */
    boolean mayDialAgain();

    /** The same, but that nobody is written to. */
    default RetryStep withoutNotices() {
        return this;
    }

    /**
     * Call again.
     *
     * @param pause from the attempt's end
     * @param otherDayPart whether to wait for the other half of the calling day: who does not
     *     answer in the morning may answer in the evening
     * @param skill skill the next agent needs; null for the reason's own
     */
    record Again(Duration pause, boolean otherDayPart, String skill) implements RetryStep {
        public Again {
            if (pause.isNegative()) throw new IllegalArgumentException("pause is negative");
        }

        @Override
        public NextStep after(EndedAttempt ended, FeasibleTime time) {
            Instant due = ended.endedAt().plus(pause);
            return new NextStep.TryAgain(
                    otherDayPart ? time.inOtherDayPart(due, ended.endedAt(), ended.callee()) : due,
                    skill);
        }

        @Override
        public boolean mayDialAgain() {
            return true;
        }
    }

    /**
     * Call another number of the customer.
     *
     * @param otherwise what follows when there is none left
     */
    record OtherNumber(RetryStep otherwise) implements RetryStep {
        @Override
        public NextStep after(EndedAttempt ended, FeasibleTime time) {
            return ended.otherNumbers() > 0
                    ? new NextStep.TryOtherNumber(ended.endedAt())
                    : otherwise.after(ended, time);
        }

        @Override
        public boolean mayDialAgain() {
            return true;
        }

        @Override
        public RetryStep withoutNotices() {
            return new OtherNumber(otherwise.withoutNotices());
        }
    }

    /**
     * Keep the appointment.
     *
     * @param otherwise what follows when none is stated after all
     */
    record Keep(RetryStep otherwise) implements RetryStep {
        @Override
        public NextStep after(EndedAttempt ended, FeasibleTime time) {
            return ended.appointmentAt() == null
                    ? otherwise.after(ended, time)
                    : new NextStep.KeepAppointment(ended.appointmentAt());
        }

        @Override
        public boolean mayDialAgain() {
            return true;
        }

        @Override
        public RetryStep withoutNotices() {
            return new Keep(otherwise.withoutNotices());
        }
    }

    /**
     * Write to the customer.
     *
     * @param template id of the notice's text
     * @param once whether once in the task's life; otherwise after each such attempt
     * @param then what follows at once
     */
    record Notice(String template, boolean once, RetryStep then) implements RetryStep {
        @Override
        public NextStep after(EndedAttempt ended, FeasibleTime time) {
            return new NextStep.SendNotice(template, once, then.after(ended, time));
        }

        @Override
        public boolean mayDialAgain() {
            return then.mayDialAgain();
        }

        @Override
        public RetryStep withoutNotices() {
            return then.withoutNotices();
        }
    }

    /**
     * Take a step only so often within one task.
     *
     * @param times at least 1
     * @param step what follows the first {@code times} attempts that ended this way
     * @param otherwise what follows any later one
     */
    record AtMost(int times, RetryStep step, RetryStep otherwise) implements RetryStep {
        public AtMost {
            if (times < 1) throw new IllegalArgumentException("times is less than 1");
        }

        @Override
        public NextStep after(EndedAttempt ended, FeasibleTime time) {
            return (ended.alikeBefore() < times ? step : otherwise).after(ended, time);
        }

        @Override
        public boolean mayDialAgain() {
            return step.mayDialAgain() || otherwise.mayDialAgain();
        }

        @Override
        public RetryStep withoutNotices() {
            return new AtMost(times, step.withoutNotices(), otherwise.withoutNotices());
        }
    }

    /**
     * End the task.
     *
     * @param outcome how
     * @param suppress whether the customer must not be contacted again
     * @param followUp name of the reason of a new task about the same subject; null for none
     */
    record End(Outcome outcome, boolean suppress, String followUp) implements RetryStep {
        @Override
        public NextStep after(EndedAttempt ended, FeasibleTime time) {
            return new NextStep.Close(outcome, suppress, followUp);
        }

        @Override
        public boolean mayDialAgain() {
            return false;
        }
    }
}
