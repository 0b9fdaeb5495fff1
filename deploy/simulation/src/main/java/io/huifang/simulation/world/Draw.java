package io.huifang.simulation.world;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Lots, drawn from a seed. */
final class Draw {
    private final SplittableRandom random;

    Draw(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** True so often. */
    boolean happens(double share) {
        return random.nextDouble() < share;
    }

    /** From 0 to below that. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Which one, each as often as its weight says. */
    int weighted(double... weights) {
        double sum = 0;
        for (double weight : weights) sum += weight;
        double left = random.nextDouble() * sum;
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) return i;
        }
        return weights.length - 1;
    }

    /** To the millisecond. */
    Duration between(Duration least, Duration most) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
    }

    /** A whole number around that, so that many of them have it for their mean. */
    int around(double mean) {
        int whole = (int) Math.floor(mean);
        return whole + (happens(mean - whole) ? 1 : 0);
    }

    UUID id() {
        long high = random.nextLong() & 0xffff_ffff_ffff_0fffL | 0x4000L;
        long low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** Always the same for the same number: what is not drawn anew each time somebody looks. */
    static double fixed(long seed, long number) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L ^ number * 0xD1342543DE82EF95L)
                .nextDouble();
    }
}
