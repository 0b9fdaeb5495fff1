package io.huifang.proof;

import io.huifang.simulation.log.FactLog;
import io.huifang.simulation.world.Scenario;
import io.huifang.simulation.world.World;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Tells a whole world as fast as the topics take it, beside whoever counts it. */
public final class Feed {
    private final CompletableFuture<Told> end;

    /**
     * What was told.
     *
     * @param records how many
     * @param seconds how long it took
     */
    public record Told(long records, double seconds) {
        /** Records a second. */
        public double rate() {
            return records / seconds;
        }
    }

    private Feed(CompletableFuture<Told> end) {
        this.end = end;
    }

    /** Begins and returns at once. */
    public static Feed begin(
            Scenario scenario, String bootstrap, UnaryOperator<String> pseudonyms) {
        World world = new World(scenario, pseudonyms);
        return new Feed(CompletableFuture.supplyAsync(() -> tell(world, bootstrap)));
    }

    /**
     * Goes on at once where all is well.
     *
     * @throws IllegalStateException when it ended before the world did
     */
    void requireWell() {
        if (end.isCompletedExceptionally()) await();
    }

    /** Waits for the end of it. */
    public Told await() {
        try {
            return end.join();
        } catch (CompletionException failed) {
            throw new IllegalStateException("the world was not told to its end", failed.getCause());
        }
    }

    private static Told tell(World world, String bootstrap) {
        long begun = System.nanoTime();
        FactLog log = new FactLog(bootstrap);
        try (log) {
            world.forEachRemaining(log::tell);
        }
        double seconds = (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
        return new Told(log.told(), seconds);
    }
}
