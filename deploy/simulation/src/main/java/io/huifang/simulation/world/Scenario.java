package io.huifang.simulation.world;

import io.huifang.contract.wallet.PaymentFailed;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Which world.
 *
 * @param seed the same one, the same world
 * @param start its first instant, UTC, a whole hour
 * @param days how long it lasts
 * @param events about so many wallet events
 * @param waved whether fraud rises in it; without, it is as quiet as a world can be
 */
public record Scenario(long seed, Instant start, int days, int events, boolean waved) {
    /** Where the company is, whose hours its agents keep. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final double CUSTOMERS_OF_AN_EVENT = 0.7;
    private static final int FEWEST = 200;

    /**
     * @throws IllegalArgumentException when there would be nothing in it
     */
    public Scenario {
        start = start.truncatedTo(ChronoUnit.HOURS);
        if (days < 1 || events < 1) {
            throw new IllegalArgumentException("a world has a day and an event at least");
        }
    }

    Instant end() {
        return start.plus(Duration.ofDays(days));
    }

    double eventsOfAnHour() {
        return events / (days * 24.0);
    }

    People people() {
        return new People(seed, Math.max(FEWEST, (int) (events * CUSTOMERS_OF_AN_EVENT)));
    }

    /** What is true of it. */
    public Truths truths() {
        return new Truths(
                0.2,
                Map.of(
                        Harm.PAYMENT_FAILED.reason(), new Truths.Effect(0.20, 0.30),
                        Harm.LARGE_PAYMENT.reason(), new Truths.Effect(0.05, 0.05),
                        Harm.DIFFICULTY.reason(), new Truths.Effect(0.15, 0.22),
                        Harm.REGISTERED.reason(), new Truths.Effect(0.10, 0.10)),
                Map.of(
                        Harm.PAYMENT_FAILED.reason(), new Truths.Effect(0.04, 0.08),
                        Harm.LARGE_PAYMENT.reason(), new Truths.Effect(0.01, 0.01),
                        Harm.DIFFICULTY.reason(), new Truths.Effect(0.03, 0.03),
                        Harm.REGISTERED.reason(), new Truths.Effect(0.02, 0.02)),
                wave(),
                new Truths.AfterBusy(0.6, 0.2),
                people().named());
    }

    /** In the last week, in the morning of the company's day: null in a quiet world. */
    private Truths.Wave wave() {
        if (!waved) return null;
        Instant from =
                end().minus(Duration.ofDays(3))
                        .atZone(ZONE)
                        .truncatedTo(ChronoUnit.DAYS)
                        .withHour(10)
                        .toInstant();
        return new Truths.Wave(
                PaymentFailed.Cause.RISK_DECLINED.name(),
                "7995",
                Customer.Home.US.region(),
                from,
                Duration.ofHours(6),
                Math.max(90, (int) (eventsOfAnHour() / 2)));
    }
}
