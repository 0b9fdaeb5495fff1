package io.huifang.benchmarks.measure;

import io.huifang.benchmarks.measure.Rounds.Contender;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Warms a contender up: it runs again and again until it no longer becomes faster. How long that
 * takes differs: what decides needs hundreds of thousands of events until its code is compiled,
 * what only inserts far fewer.
 */
public final class UntilSteady {
    private static final int FEWEST = 2;
    private static final int MOST = 8;

    /** What a round must be faster by to count as still becoming faster. */
    private static final double FASTER = 1.05;

    private final PrintStream progress;

    public UntilSteady(PrintStream progress) {
        this.progress = progress;
    }

    /** Returns when two rounds in a row were not faster than the best before them. */
    public void run(String name, Contender contender) throws Exception {
        double best = 0;
        int notFaster = 0;
        for (int round = 1; round <= MOST && notFaster < FEWEST; round++) {
            double value = contender.measure().value();
            notFaster = value > best * FASTER ? 0 : notFaster + 1;
            best = Math.max(best, value);
            progress.printf(
                    Locale.ROOT, "  warm-up %d  %-44s %12s%n", round, name, Table.number(value));
        }
    }
}
