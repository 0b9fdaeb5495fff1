package io.huifang.intake.token;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Access tokens of the configured issuer. The issuer need not be there when the service starts; it
 * is asked again and again, and until it answers nobody's token is known to be good.
 */
@Startup
@ApplicationScoped
public class AccessTokens {
    private final MeterRegistry registry;
    private final Map<String, Counter> refused = new ConcurrentHashMap<>();

    /** Empty when no issuer is configured. */
    private final Optional<TokenReader> reader;

    @Inject
    AccessTokens(IssuerConfig config, Clock clock, Vertx vertx, MeterRegistry registry) {
        this.registry = registry;
        this.reader = config.url().map(issuer -> readerOf(issuer, config, clock, vertx));
    }

    /** Whether tokens can be good at all. */
    public boolean areAccepted() {
        return reader.isPresent();
    }

    /** What is known of a bearer. Never waits; may be called on an event loop. */
    public TokenVerdict verdict(Bearer bearer) {
        return reader.isPresent() ? reader.get().read(bearer) : new TokenVerdict.Bad();
    }

    private TokenReader readerOf(String issuer, IssuerConfig config, Clock clock, Vertx vertx) {
        // A fetch asks twice, where the keys are and for them.
        require(
                config.pause().compareTo(config.timeout().multipliedBy(2)) >= 0,
                "huifang.issuer.pause must be at least twice huifang.issuer.timeout");
        require(
                config.keysGoodFor().compareTo(config.refreshEvery()) >= 0,
                "huifang.issuer.keys-good-for must not be below huifang.issuer.refresh-every");
        String audience =
                config.audience()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "huifang.issuer.url needs huifang.issuer.audience"
                                                        + " beside it"));
        IssuerKeys keys =
                new IssuerKeys(
                        new KeyFetch(issuer, config.keysUrl(), config.timeout()), clock, config);
        keys.refreshWhenDue();
        vertx.setPeriodic(config.pause().toMillis(), ignored -> keys.refreshWhenDue());
        Gauge.builder("huifang.intake.issuer.keys.age", keys, IssuerKeys::age)
                .description("Time since the issuer's keys were last fetched")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
        ClaimRules rules = new ClaimRules(issuer, audience, config.leeway());
        return new TokenReader(rules, keys, clock, this::count);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private void count(String because) {
        refused.computeIfAbsent(
                        because,
                        name ->
                                Counter.builder("huifang.intake.tokens.refused")
                                        .description("Access tokens not taken, by reason")
                                        .tag("because", name)
                                        .register(registry))
                .increment();
    }
}
