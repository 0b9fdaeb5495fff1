package io.huifang.scheduler.decision;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.permission.Permission;
import io.huifang.scheduler.policy.Feasibility.Rule;
import io.huifang.scheduler.statement.Statement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
     * @param appointed whether the customer himself chose when
     * @param notice text that tells the customer that there is no hour for the call; null where
     *     there is one
     */
    record Open(
            String reason,
            String cause,
            Instant dueAt,
            Instant freshUntil,
            int priority,
            boolean appointed,
            String notice)
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

    /**
     * The customer declines calls; what he declines is settled.
     *
     * @param reasons reasons about which he wants no call
     * @param at when he said so, UTC
     * @param closes open tasks that end with it, perhaps none
     */
    record Decline(Set<String> reasons, Instant at, List<CallbackTask> closes) implements Effect {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.decline(this);
        }
    }

    /**
     * The customer said something of himself, which is remembered.
     *
     * @param statement what
     * @param stops open tasks that end with it, each with the rule that ends it
     * @param redirects dispatched tasks that go to another number or must wait for other hours:
     *     they are dispatched anew
     */
    record Hear(Statement statement, Map<CallbackTask, String> stops, List<CallbackTask> redirects)
            implements Effect {
        /** The rule by which they are. */
        String redirectedBy() {
            return statement instanceof Statement.PreferenceChanged
                    ? Rule.WISHES.id()
                    : Permission.NUMBER_CHANGED;
        }

        @Override
        public <R> R on(Cases<R> cases) {
            return cases.hear(this);
        }
    }

    /**
     * The customer himself moves the open call he asked for.
     *
     * @param join what he asks for, as of any event that joins
     * @param at when he asked, UTC
     */
    record Move(Join join, Instant at) implements Effect {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.move(this);
        }
    }

    /** One answer for each kind of effect. */
    interface Cases<R> {
        R none();

        R open(Open effect);

        R join(Join effect);

        R settle(Settle effect);

        R both(Both effect);

        R decline(Decline effect);

        R hear(Hear effect);

        R move(Move effect);
    }
}
