package io.huifang.journeys.rollout;

import io.huifang.local.stack.Service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** One rollout for people: docs/benchmarks/rollout.md. */
public final class RolloutPage {
    private static final String HEAD =
            """
            # Rolling restarts

            Every replica of every service gets SIGTERM once, without a word to its balancer, and is \
            started anew when it has ended, while wallets send, agents call and people ask for \
            decisions. The balancer passes connections on, knows nothing of HTTP, asks each replica \
            for readiness every second, looks away after two bad answers, and tries nothing twice. \
            An answer of 5xx, a request without an answer, and a connection refused or cut are \
            errors that somebody sees: there must be none. A replica is gone 25 s after SIGTERM at \
            the latest; for %s of them it serves as before (`quarkus.shutdown.delay`).

            Written by `%s`: %s, %d processors shared by all processes of the test, Java %s. \
            Services start with the first tier of the JIT compiler only.

            | service | requests | 2xx | 4xx | errors | before: p50, p99 ms | while its replicas go: p50, p99 ms |
            |---|---|---|---|---|---|---|
            """;

    private static final String REPLICAS =
            """

            | replica | SIGTERM to its end, s | start to ready, s |
            |---|---|---|
            """;

    static final String WRITE =
            "mvn verify -pl deploy/journeys -am -Plong -Dtest=RolloutJourneyTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Drollout.rewrite=true";

    /** What the times while replicas go are compared with. */
    private static final Duration BEFORE = Duration.ofSeconds(10);

    private final Fleet fleet;
    private final Instant from;

    /**
     * @param from since when it counts
     */
    public RolloutPage(Fleet fleet, Instant from) {
        this.fleet = fleet;
        this.from = from;
    }

    /** Writes it where people find it, when this build is told to. */
    public void writeIfAsked() {
        if (!Boolean.getBoolean("rollout.rewrite")) return;
        Path page = Path.of(System.getProperty("huifang.root"), "docs/benchmarks/rollout.md");
        try {
            Files.writeString(page, toString());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(
                        HEAD.formatted(
                                Fleet.delay(Service.INTAKE).replace("S", " s"),
                                WRITE,
                                LocalDate.ofInstant(from, ZoneOffset.UTC),
                                Runtime.getRuntime().availableProcessors(),
                                System.getProperty("java.version")));
        for (Service service : Service.values()) {
            text.append(row(service));
        }
        text.append(REPLICAS);
        fleet.restarts().forEach(restart -> text.append(row(restart)));
        return text.toString();
    }

    private String row(Service service) {
        List<Restarted> own =
                fleet.restarts().stream().filter(it -> it.service() == service).toList();
        Instant first = fleet.restarts().get(0).from();
        List<Heard> all = fleet.traffic().between(service, from, Instant.now());
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %,d | %,d | %s | %s |%n",
                service.partName(),
                all.size(),
                count(all, 2),
                count(all, 4),
                all.stream().filter(Heard::isError).count(),
                percentiles(fleet.traffic().between(service, first.minus(BEFORE), first)),
                percentiles(
                        fleet.traffic()
                                .between(
                                        service,
                                        own.get(0).from(),
                                        own.get(own.size() - 1).until())));
    }

    private static String row(Restarted restart) {
        return "| %s | %s | %s |%n"
                .formatted(restart.replica(), seconds(restart.drained()), seconds(restart.ready()));
    }

    private static long count(List<Heard> all, int hundreds) {
        return all.stream().filter(it -> it.status() / 100 == hundreds).count();
    }

    private static String percentiles(List<Heard> some) {
        if (some.isEmpty()) return "–";
        List<Duration> sorted = some.stream().map(Heard::took).sorted().toList();
        return String.format(Locale.ROOT, "%,d, %,d", at(sorted, 0.50), at(sorted, 0.99));
    }

    private static long at(List<Duration> sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.max(0, rank - 1)).toMillis();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1e3);
    }
}
