package io.huifang.survey.proof;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.vertx.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the other services are shown. Says at the start what is missing for that. */
@ApplicationScoped
public class Proofs {
    private final ProofConfig config;
    private final Optional<IssuersClient> client;
    private final boolean production;
    private final Clock clock;
    private final Vertx vertx;
    private final MeterRegistry meters;

    private final Map<String, Proof> byPeer = new ConcurrentHashMap<>();

    Proofs(ProofConfig config, Clock clock, Vertx vertx, MeterRegistry meters) {
        this.config = config;
        this.client = IssuersClient.of(config);
        this.production = ConfigUtils.isProfileActive("prod");
        this.clock = clock;
        this.vertx = vertx;
        this.meters = meters;
    }

    /**
     * The proof for another service; the same one for the same service.
     *
     * @param peer how its settings are called, such as {@code huifang.intake}
     * @param settings what it wants
     * @param scope what a token is asked for when its settings do not say; empty for none
     * @throws IllegalStateException when the configuration does not say how to prove anything
     */
    public Proof to(String peer, PeerProof settings, Optional<String> scope) {
        return byPeer.computeIfAbsent(
                peer,
                name ->
                        Way.of(name, settings.key(), client.isPresent(), production)
                                .key()
                                .<Proof>map(key -> new KeyProof("Bearer " + key))
                                .orElseGet(() -> token(name, settings, scope)));
    }

    /** The tokens there are, of all services that are shown one. */
    List<TokenProof> tokens() {
        List<TokenProof> tokens = new ArrayList<>();
        for (Proof proof : byPeer.values()) {
            if (proof instanceof TokenProof token) tokens.add(token);
        }
        return tokens;
    }

    private Proof token(String peer, PeerProof settings, Optional<String> scope) {
        AskIssuer issuer =
                new AskIssuer(
                        client.orElseThrow(),
                        config,
                        settings.scope().or(() -> scope),
                        settings.audience(),
                        clock);
        TokenProof token = new TokenProof(peer, issuer, config.pause(), clock);
        token.renewWhenDue();
        vertx.setPeriodic(config.pause().toMillis(), ignored -> token.renewWhenDue());
        Gauge.builder("huifang.proof.token.left", token, TokenProof::secondsLeft)
                .description("How long the token for another service may still be shown")
                .baseUnit("seconds")
                .tag("peer", peer)
                .strongReference(true)
                .register(meters);
        return token;
    }
}
