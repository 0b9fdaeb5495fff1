package io.huifang.intake.sender;

import io.huifang.intake.rate.Allowance;
import io.huifang.intake.rate.Charge;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What each sender may send, of those that have a limit. Counted by this replica for itself. */
@Singleton
public class RateLimits {
    private static final int BURST_SECONDS = 10;

    private final Map<String, Allowance> bySender = new HashMap<>();

    @Inject
    RateLimits(SenderConfig senders, Clock clock) {
        senders.byName()
                .forEach(
                        (name, entry) ->
                                allowance("huifang.senders." + name, entry, clock)
                                        .ifPresent(its -> bySender.put(name, its)));
    }

    /** The sender's allowance; empty when it may send as much as it likes. */
    public Optional<Allowance> of(Sender sender) {
        return Optional.ofNullable(bySender.get(sender.name()));
    }

    /** Lets a request of that sender in and charges it; empty when it comes too early. */
    public Optional<Charge> take(Sender sender) {
        Allowance allowance = bySender.get(sender.name());
        return allowance == null ? Optional.of(Charge.none()) : allowance.take();
    }

    private static Optional<Allowance> allowance(
            String place, SenderConfig.Entry entry, Clock clock) {
        if (entry.rate().isEmpty()) {
            if (entry.burst().isPresent()) {
                throw new IllegalArgumentException(place + ".burst needs .rate beside it");
            }
            return Optional.empty();
        }
        long rate = entry.rate().get();
        long burst = entry.burst().orElse(rate * BURST_SECONDS);
        if (rate < 1 || burst < 1) {
            throw new IllegalArgumentException(place + ".rate and .burst must be at least 1");
        }
        return Optional.of(new Allowance(rate, burst, clock));
    }
}
