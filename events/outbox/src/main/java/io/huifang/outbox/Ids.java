package io.huifang.outbox;

import jakarta.inject.Singleton;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes UUIDs of version 7: they begin with the millisecond, so rows made together lie together in
 * their index. The ids of one process rise strictly, also when the clock stands still or is set
 * back. They are unique, not secret: do not use one as a token.
 */
@Singleton
public class Ids {
    private static final SecureRandom SEEDS = new SecureRandom();
    private static final int COUNTER_BITS = 12;

    private final Clock clock;

    /** The last time in ms since 1970, shifted left, and a counter below it. */
    private final AtomicLong last = new AtomicLong();

    private final ThreadLocal<SplittableRandom> random =
            ThreadLocal.withInitial(() -> new SplittableRandom(SEEDS.nextLong()));

    public Ids(Clock clock) {
        this.clock = clock;
    }

    /** A new id, greater than every id this process made before. */
    public UUID next() {
        long now = clock.millis() << COUNTER_BITS;
        // a counter that runs over borrows from the coming millisecond
        long tick = last.updateAndGet(before -> Math.max(now, before + 1));
        long counter = tick & 0xFFF;
        long high = (tick >>> COUNTER_BITS) << 16 | 0x7000 | counter;
        long low = random.get().nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
