package io.huifang.benchmarks.scheduler;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** UUIDv7 keys for the limits' rows, so that their indexes grow at the right edge as ours do. */
final class TimeOrdered {
    private static final AtomicLong COUNTER = new AtomicLong();

    private TimeOrdered() {}

    static UUID next() {
        long high = System.currentTimeMillis() << 16 | 0x7000 | COUNTER.getAndIncrement() & 0xFFF;
        long low = 0x8000_0000_0000_0000L | ThreadLocalRandom.current().nextLong() >>> 2;
        return new UUID(high, low);
    }
}
