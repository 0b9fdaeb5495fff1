package io.huifang.scheduler.decision;

import java.time.Instant;

/**
 * A call that a decision wants.
 *
 * @param dueAt earliest instant of the first attempt, UTC
 * @param freshUntil after it the call is of no use, UTC
 * @param priority 0–100, higher first
 */
public record WantedCall(Instant dueAt, Instant freshUntil, int priority) {
    /** The one that an effect plans; null for none. */
    static WantedCall of(Effect effect) {
        return effect.on(Planned.BY);
    }

    private enum Planned implements Effect.Cases<WantedCall> {
        BY;

        @Override
        public WantedCall none() {
            return null;
        }

        @Override
        public WantedCall open(Effect.Open effect) {
            return new WantedCall(effect.dueAt(), effect.freshUntil(), effect.priority());
        }

        @Override
        public WantedCall join(Effect.Join effect) {
            return new WantedCall(effect.dueAt(), effect.freshUntil(), effect.priority());
        }

        @Override
        public WantedCall settle(Effect.Settle effect) {
            return null;
        }

        @Override
        public WantedCall both(Effect.Both effect) {
            return effect.also().on(this);
        }

        @Override
        public WantedCall decline(Effect.Decline effect) {
            return null;
        }

        @Override
        public WantedCall hear(Effect.Hear effect) {
            return null;
        }

        @Override
        public WantedCall move(Effect.Move effect) {
            return join(effect.join());
        }
    }
}
