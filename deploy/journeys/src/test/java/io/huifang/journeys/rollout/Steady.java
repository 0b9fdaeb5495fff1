package io.huifang.journeys.rollout;

import static org.awaitility.Awaitility.await;

import io.huifang.journeys.fault.Fault;
import io.huifang.local.stack.Service;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Nothing happens, and clients see no errors: what comes before all that happens, because the first
 * errors of services that have just been started together, or of a machine that cannot carry the
 * load, are not those of a rollout.
 */
public final class Steady implements Fault {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Fleet fleet;

    /** Null before it is steady. */
    private volatile Instant since;

    public Steady(Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public String name() {
        return "no errors for " + LONG_ENOUGH.toSeconds() + " s";
    }

    @Override
    public void happen() {
        await(name()).atMost(PATIENCE).until(this::isSteady);
        since = Instant.now();
    }

    /** When it was: what fails from then on counts. */
    public Instant since() {
        return since;
    }

    private boolean isSteady() {
        Instant then = Instant.now().minus(LONG_ENOUGH);
        return fleet.errorsSince(then).isEmpty()
                && Stream.of(Service.values())
                        .noneMatch(
                                it -> fleet.traffic().between(it, then, Instant.now()).isEmpty());
    }
}
