package io.huifang.benchmarks.load;

import java.time.Duration;
import java.util.Optional;

/** An actor who asks the same again a while after he was told that it cannot be done now. */
public final class Patient implements Actor {
    /** The answer of a service that cannot do it now. */
    public static final int LATER = 503;

    private static final Duration A_WHILE = Duration.ofMillis(200);

    private final Actor actor;

    /** Null at the beginning and at the end. */
    private Ask last;

    public Patient(Actor actor) {
        this.actor = actor;
    }

    @Override
    public Optional<Ask> next(Reply before) {
        if (before != null && before.status() == LATER) {
            return Optional.of(new Ask(last.kind(), A_WHILE, last.request()));
        }
        Optional<Ask> next = actor.next(before);
        last = next.orElse(null);
        return next;
    }
}
