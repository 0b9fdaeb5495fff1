package io.huifang.outbox.relay;

import java.time.Duration;

/** Time since the relay was made. It runs evenly, also while somebody sets the clock. */
final class Uptime {
    private final long began = System.nanoTime();

    Duration now() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
