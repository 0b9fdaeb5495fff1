package io.huifang.benchmarks.data;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** UUIDv7 keys for the limits' rows, so that their indexes grow at the right edge as ours do. */
public final class TimeOrdered {
    private static final AtomicLong COUNTER = new AtomicLong();

    private TimeOrdered() {}

    /** A key greater than those before it, but for what happens within one millisecond. */
    public static UUID next() {
        long high = System.currentTimeMillis() << 16 | 0x7000 | COUNTER.getAndIncrement() & 0xFFF;
        long low = 0x8000_0000_0000_0000L | ThreadLocalRandom.current().nextLong() >>> 2;
        return new UUID(high, low);
    }
}
