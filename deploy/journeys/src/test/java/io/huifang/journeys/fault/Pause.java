package io.huifang.journeys.fault;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How long a fault lasts. Nothing is waited for by it. */
final class Pause {
    private Pause() {}

    static void of(Duration duration) {
        new CompletableFuture<Void>()
                .completeOnTimeout(null, duration.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
