package io.huifang.scheduler.round;

import io.smallrye.mutiny.Uni;

import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** How long the round of one work has gone on. One thread at a time begins and ends rounds. */
final class RoundUnderWay {
    /** No round but a replay's lasts as long. */
    static final Duration LONG = Duration.ofMinutes(30);

    private static final Logger LOG = Logger.getLogger(RoundUnderWay.class);

    private final String what;
    private final Clock clock;

    /** Null between two rounds. */
    private volatile Instant begunAt;

    private volatile boolean said;

    RoundUnderWay(String what, Clock clock) {
        this.what = what;
        this.clock = clock;
    }

    /** Also a round that is given up has ended. */
    Uni<Void> during(Supplier<Uni<Void>> round) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            said = false;
                            begunAt = clock.instant();
                            return round.get();
                        })
                .onTermination()
                .invoke(() -> begunAt = null);
    }

    /** It was time for the next one before this one had ended. */
    void leftOutAnother() {
        Duration age = age();
        if (said || age.compareTo(LONG) < 0) return;
        said = true;
        LOG.warnf("%s has gone on for %s, and no other round begins before it ends", what, age);
    }

    double seconds() {
        return age().toMillis() / 1000.0;
    }

    private Duration age() {
        Instant begun = begunAt;
        return begun == null ? Duration.ZERO : Duration.between(begun, clock.instant());
    }
}
