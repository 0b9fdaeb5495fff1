package io.huifang.scheduler.decision;

import io.huifang.scheduler.callback.CallbackTask;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a decision does besides being recorded. */
sealed interface Effect {
    /** Nothing. */
    Effect NONE = new None();

    /** Answers by kind of effect; the compiler sees to it that none is forgotten. */
    <R> R on(Cases<R> cases);

    /** Nothing. */
    record None() implements Effect {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.none();
        }
    }

    /**
     * A new task.
     *
     * @param reason why to call
     * @param cause what tells causes of the reason apart; empty when it is merged per customer
     * @param dueAt earliest instant of the first dispatch, UTC
     * @param freshUntil after it the call is of no use, UTC
     * @param priority 0–100, higher first
     */
    record Open(String reason, String cause, Instant dueAt, Instant freshUntil, int priority)
            implements Effect {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.open(this);
        }
    }

    /**
     * The event joins an open task.
     *
     * @param task which
     * @param dueAt when the first attempt would be due for this event alone, UTC
     * @param freshUntil how long this event would keep it fresh, UTC
     * @param priority this event's
     */
    record Join(CallbackTask task, Instant dueAt, Instant freshUntil, int priority)
            implements Effect {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.join(this);
        }
    }

    /**
     * A matter is settled, and the settlement is remembered.
     *
     * @param reasons reasons that no longer apply; empty for every one
     * @param subject what it is about, such as {@code refund:8812}; empty for everything about the
     *     customer
     * @param at when it was settled, UTC
     * @param closes open tasks that end with it, perhaps none
     */
    record Settle(Set<String> reasons, String subject, Instant at, List<CallbackTask> closes)
            implements Effect {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.settle(this);
        }
    }

    /**
     * A matter is settled, and something else follows from the same event.
     *
     * @param settles first
     * @param also then
     */
    record Both(Settle settles, Effect also) implements Effect {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.both(this);
        }
    }

    /** One answer for each kind of effect. */
    interface Cases<R> {
        R none();

        R open(Open effect);

        R join(Join effect);

        R settle(Settle effect);

        R both(Both effect);
    }
}
