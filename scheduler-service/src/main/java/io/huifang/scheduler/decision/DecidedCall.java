package io.huifang.scheduler.decision;

import java.time.Instant;

/**
 * The call that a decision leads to, of a task that it opens or one that it joins.
 *
 * @param dueAt earliest instant of the first attempt, UTC
 * @param freshUntil after it the call is of no use, UTC
 * @param priority 0–100, higher first
 */
public record DecidedCall(Instant dueAt, Instant freshUntil, int priority) {
    /** The one that an effect plans; null for none. */
    static DecidedCall of(Effect effect) {
        return effect.on(Planned.BY);
    }

    private enum Planned implements Effect.Cases<DecidedCall> {
        BY;

        @Override
        public DecidedCall none() {
            return null;
        }

        @Override
        public DecidedCall open(Effect.Open effect) {
            return new DecidedCall(effect.dueAt(), effect.freshUntil(), effect.priority());
        }

        @Override
        public DecidedCall join(Effect.Join effect) {
            return new DecidedCall(effect.dueAt(), effect.freshUntil(), effect.priority());
        }

        @Override
        public DecidedCall settle(Effect.Settle effect) {
            return null;
        }

        @Override
        public DecidedCall both(Effect.Both effect) {
            return effect.also().on(this);
        }

        @Override
        public DecidedCall decline(Effect.Decline effect) {
            return null;
        }

        @Override
        public DecidedCall hear(Effect.Hear effect) {
            return null;
        }

        @Override
        public DecidedCall move(Effect.Move effect) {
            return join(effect.join());
        }
    }
}
