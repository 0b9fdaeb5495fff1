package io.huifang.intake.token;

import io.huifang.outbox.setting.NoTimeOrMore;
import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.Optional;

/** The OAuth2 issuer whose access tokens are believed; without a URL none is. */
@ConfigMapping(prefix = "huifang.issuer")
interface IssuerConfig {
    /**
     * The issuer, letter by letter as its tokens name it in {@code iss}. HTTPS, except on this
     * machine.
     */
    Optional<String> url();

    /** What tokens for this service name in {@code aud}. Required with {@link #url()}. */
    Optional<String> audience();

    /** Where the issuer's keys are (JWKS); found through its discovery document when absent. */
    Optional<String> keysUrl();

    /** How old the keys may become before they are fetched anew in the background. */
    @WithDefault("PT5M")
    @WithConverter(SomeTime.class)
    Duration refreshEvery();

    /**
     * How long keys stay good that cannot be fetched anew. After that tokens are answered 503: the
     * issuer may have withdrawn a key meanwhile.
     */
    @WithDefault("PT1H")
    @WithConverter(SomeTime.class)
    Duration keysGoodFor();

    /** Least time between two fetches, whatever key ids callers make up. */
    @WithDefault("PT5S")
    @WithConverter(SomeTime.class)
    Duration pause();

    /** How long the issuer may take for one answer. */
    @WithDefault("PT2S")
    @WithConverter(SomeTime.class)
    Duration timeout();

    /** How far the issuer's clock and ours may be apart. */
    @WithDefault("PT30S")
    @WithConverter(NoTimeOrMore.class)
    Duration leeway();
}
