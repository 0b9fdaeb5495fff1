package io.huifang.survey.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks the issuer for a token for one other service. */
final class AskIssuer implements Supplier<Uni<AccessToken>> {
    private final IssuersClient client;
    private final TokenApi issuer;
    private final String form;
    private final Duration timeout;
    private final Duration renewBefore;
    private final Clock clock;

    /**
     * @param scope that the other service wants
     * @param audience to be told to the issuer; empty for none
     */
    AskIssuer(
            IssuersClient client,
            ProofConfig config,
            Optional<String> scope,
            Optional<String> audience,
            Clock clock) {
        this.client = client;
        this.timeout = config.timeout();
        this.renewBefore = config.renewBefore();
        this.clock = clock;
        this.form =
                "grant_type=client_credentials"
                        + parameter("scope", scope)
                        + parameter("audience", audience);
        this.issuer =
                QuarkusRestClientBuilder.newBuilder()
                        .baseUri(client.tokenUrl())
                        .connectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                        .build(TokenApi.class);
    }

    @Override
    public Uni<AccessToken> get() {
        Instant asked = clock.instant();
        return Uni.createFrom()
                .item(client::authorization)
                // a file may have to be read for it, and may hang
                .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .chain(authorization -> issuer.token(authorization, form))
                .ifNoItem()
                .after(timeout)
                .fail()
                .map(answer -> token(answer, asked));
    }

    private AccessToken token(TokenAnswer answer, Instant asked) {
        if (answer == null || !answer.isUsable()) {
            throw new IllegalStateException("the issuer's answer holds no token to use");
        }
        return AccessToken.of(answer.text(), answer.life(), asked, renewBefore);
    }

    private static String parameter(String name, Optional<String> value) {
        return value.filter(text -> !text.isBlank())
                .map(text -> "&" + name + "=" + URLEncoder.encode(text.strip(), UTF_8))
                .orElse("");
    }
}
