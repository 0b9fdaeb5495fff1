package io.huifang.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How much is measured and where.
 *
 * @param root the checkout, with packaged services
 * @param work an empty directory for data and logs
 * @param rounds interleaved rounds; the median counts
 * @param quick true for a smoke run: short times, small data, figures that mean little
 * @param progress one line per round
 */
public record Plan(Path root, Path work, int rounds, boolean quick, PrintStream progress) {

    /** The measured time of one closed-loop run. */
    public Duration measured() {
        return Duration.ofSeconds(quick ? 3 : 6);
    }

    /** Time under load before the measured time, for the JIT compiler and caches. */
    public Duration warmUp() {
        return Duration.ofSeconds(2);
    }

    /** {@code full}, or a hundredth of it in a smoke run. */
    public int size(int full) {
        return quick ? Math.max(1, full / 100) : full;
    }
}
