package io.huifang.local.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells what happens to the demo wallet's customers: first, one after the other, what the last hour
 * was like, so that calls are due at once; then what happens now, at a constant rate.
 */
final class DemoTeller implements DemoActor {
    private static final int OF_THE_LAST_HOUR = 150;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration HARDLY_ANY = Duration.ofMillis(20);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(30);

    private final DemoLife life;
    private final DemoPost post;
    private final Duration rest;
    private final Clock clock;
    private final Consumer<String> say;
    private final Instant begun;
    private int told;
    private Instant nextReport;

    /**
     * @param rest between two events, once the last hour is told
     */
    DemoTeller(DemoLife life, DemoPost post, Duration rest, Clock clock, Consumer<String> say) {
        this.life = life;
        this.post = post;
        this.rest = rest;
        this.clock = clock;
        this.say = say;
        this.begun = clock.instant();
        this.nextReport = begun.plus(BETWEEN_REPORTS);
    }

    @Override
    public Optional<Duration> step() throws InterruptedException {
        Instant now = clock.instant();
        boolean early = told < OF_THE_LAST_HOUR;
        Instant happened = early ? ofTheLastHour() : now;
        post.deliver(life.next(happened), happened);
        told++;
        if (now.isAfter(nextReport)) {
            say.accept(post.report());
            nextReport = now.plus(BETWEEN_REPORTS);
        }
        return Optional.of(early ? HARDLY_ANY : rest);
    }

    /** Evenly over the hour, in order. */
    private Instant ofTheLastHour() {
        Duration left = HOUR.multipliedBy(OF_THE_LAST_HOUR - told).dividedBy(OF_THE_LAST_HOUR);
        return begun.minus(left);
    }
}
