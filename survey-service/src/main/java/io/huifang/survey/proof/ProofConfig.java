package io.huifang.survey.proof;

import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** This service as a client of the OAuth2 issuer: all of it or nothing. */
@ConfigMapping(prefix = "huifang.proof")
interface ProofConfig {
    /** Where the issuer gives tokens. HTTPS, except on this machine. */
    Optional<URI> tokenUrl();

    /** Name of the client, which nobody logs in by: people's tokens name another one. */
    Optional<String> clientId();

    /** Its secret. Either this or {@link #clientSecretFile()}. */
    Optional<String> clientSecret();

    /** File that holds the secret; read anew for each token. */
    Optional<Path> clientSecretFile();

    /** How long the issuer may take for an answer. */
    @WithDefault("PT2S")
    @WithConverter(SomeTime.class)
    Duration timeout();

    /** So long before its end a token is renewed; of one that lives shortly, half of its life. */
    @WithDefault("PT1M")
    @WithConverter(SomeTime.class)
    Duration renewBefore();

    /** Least time between two questions to the issuer for one token. */
    @WithDefault("PT2S")
    @WithConverter(SomeTime.class)
    Duration pause();
}
