package io.huifang.journeys.soak;

import java.time.Duration;
import java.util.Locale;

/**
 * What a soak is asked for, by system properties that begin with {@code huifang.soak.}.
 *
 * @param length how long the load lasts ({@code minutes})
 * @param rate events a second that are offered ({@code rate})
 * @param agents at their desks ({@code agents})
 * @param replicas of each service, and brokers
 * @param every what happens again and again
 * @param seed from which faults and people follow ({@code seed})
 */
public record SoakOptions(
        Duration length, int rate, int agents, Replicas replicas, Paces every, long seed) {
    /** From then on what was not met counts as not shown, and code is worth compiling well. */
    private static final Duration LONG = Duration.ofMinutes(30);

    public SoakOptions {
        if (length.isZero() || length.isNegative() || rate < 1 || agents < 1) {
            throw new IllegalArgumentException("a soak needs minutes, a rate and agents");
        }
    }

    /** How many processes there are of each: {@code intakes} and so on. */
    public record Replicas(int intakes, int schedulers, int surveys, int brokers) {
        @Override
        public String toString() {
            return "%d intakes, %d schedulers, %d surveys, %d brokers"
                    .formatted(intakes, schedulers, surveys, brokers);
        }
    }

    /**
     * From one to the next, faults also from the end of the one before.
     *
     * @param faults in minutes ({@code faults-every})
     * @param policies in minutes ({@code policies-every})
     * @param samples in seconds ({@code samples-every})
     */
    public record Paces(Duration faults, Duration policies, Duration samples) {}

    /** As this JVM was told. */
    public static SoakOptions given() {
        return new SoakOptions(
                Duration.ofMinutes(number("minutes", 240)),
                number("rate", 1_000),
                number("agents", 60),
                new Replicas(
                        number("intakes", 2),
                        number("schedulers", 3),
                        number("surveys", 2),
                        number("brokers", 3)),
                new Paces(
                        Duration.ofMinutes(number("faults-every", 5)),
                        Duration.ofMinutes(number("policies-every", 7)),
                        Duration.ofSeconds(number("samples-every", 15))),
                number("seed", 20261122));
    }

    /** As somebody would type it, each behind a space. */
    String typed() {
        return String.format(
                Locale.ROOT,
                " -Dhuifang.soak.minutes=%d -Dhuifang.soak.rate=%d -Dhuifang.soak.agents=%d"
                        + " -Dhuifang.soak.intakes=%d -Dhuifang.soak.schedulers=%d"
                        + " -Dhuifang.soak.surveys=%d -Dhuifang.soak.brokers=%d"
                        + " -Dhuifang.soak.faults-every=%d -Dhuifang.soak.policies-every=%d"
                        + " -Dhuifang.soak.samples-every=%d -Dhuifang.soak.seed=%d",
                length.toMinutes(),
                rate,
                agents,
                replicas.intakes(),
                replicas.schedulers(),
                replicas.surveys(),
                replicas.brokers(),
                every.faults().toMinutes(),
                every.policies().toMinutes(),
                every.samples().toSeconds(),
                seed);
    }

    public boolean isLong() {
        return length.compareTo(LONG) >= 0;
    }

    private static int number(String name, int otherwise) {
        return Integer.getInteger("huifang.soak." + name, otherwise);
    }
}
