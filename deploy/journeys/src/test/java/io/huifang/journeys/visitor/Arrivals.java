package io.huifang.journeys.visitor;

import static java.util.stream.Collectors.toMap;

import io.huifang.journeys.evidence.Rows;
import io.huifang.journeys.metric.Percentiles;
import io.huifang.journeys.stack.Rig;
import io.huifang.local.stack.Service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long customers wait from the 202 to their event until their call can be claimed, by the
 * database's clock, which is the machine's. Safe for many to write to.
 */
public final class Arrivals {
    private static final int AT_ONCE = 1_000;

    /** Who is not to be called by then does not count as waiting any more. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final String ATTEMPTS =
            """
            SELECT d.customer_id, a.attempt_id
            FROM decision d JOIN callback_attempt a USING (callback_id)
            WHERE d.customer_id = ANY (string_to_array(?, ','))""";
    private static final String OFFERED =
            """
            SELECT attempt_id, offered_at FROM attempt
            WHERE attempt_id = ANY (string_to_array(?, ',')::uuid[]) AND offered_at IS NOT NULL""";

    private final Rig rig;

    /** Since when, by customer. */
    private final Map<String, Instant> waiting = new ConcurrentHashMap<>();

    private long givenUp;

    /**
     * Milliseconds of those whose call could be claimed since somebody looked last; not a number
     * when there was nobody.
     */
    public record Waits(double p50, double p99) {}

    Arrivals(Rig rig) {
        this.rig = rig;
    }

    void expect(String customer, Instant since) {
        waiting.put(customer, since);
    }

    void forget(String customer) {
        waiting.remove(customer);
    }

    /** Whose calls could not be claimed within ten minutes. */
    public synchronized long givenUp() {
        return givenUp;
    }

    /** Looks who waits no more. */
    public synchronized Waits take() {
        List<Double> waits = new ArrayList<>();
        List<String> some = waiting.keySet().stream().limit(AT_ONCE).toList();
        if (!some.isEmpty()) {
            offered(some)
                    .forEach(
                            (customer, at) -> {
                                Instant since = waiting.remove(customer);
                                // an offer may even come before its event's answer
                                if (since != null) {
                                    long wait = Duration.between(since, at).toMillis();
                                    waits.add((double) Math.max(0, wait));
                                }
                            });
        }
        giveUp();
        return new Waits(Percentiles.of(waits, 0.5), Percentiles.of(waits, 0.99));
    }

    private void giveUp() {
        Instant longAgo = Instant.now().minus(PATIENCE);
        int before = waiting.size();
        if (waiting.values().removeIf(since -> since.isBefore(longAgo))) {
            givenUp += Math.max(0, before - waiting.size());
        }
    }

    /** When the first call of these customers could be claimed, where it could. */
    private Map<String, Instant> offered(List<String> customers) {
        Map<UUID, String> attempts = attempts(customers);
        return Rows.of(
                        rig.database(Service.SURVEY),
                        OFFERED,
                        row ->
                                Map.entry(
                                        attempts.get(row.getObject("attempt_id", UUID.class)),
                                        row.getTimestamp("offered_at").toInstant()),
                        String.join(",", attempts.keySet().stream().map(UUID::toString).toList()))
                .stream()
                .collect(
                        toMap(
                                Map.Entry::getKey,
                                Map.Entry::getValue,
                                (one, other) -> one.isBefore(other) ? one : other));
    }

    /** Whom each attempt is about. */
    private Map<UUID, String> attempts(List<String> customers) {
        return Rows.of(
                        rig.database(Service.SCHEDULER),
                        ATTEMPTS,
                        row ->
                                Map.entry(
                                        row.getObject("attempt_id", UUID.class),
                                        row.getString("customer_id")),
                        String.join(",", customers))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }
}
