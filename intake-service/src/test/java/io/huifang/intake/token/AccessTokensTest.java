package io.huifang.intake.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.intake.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.Map;

class AccessTokensTest {
    private static final Map<String, String> ISSUER =
            Map.of(
                    "huifang.issuer.url", "http://127.0.0.1/",
                    "huifang.issuer.audience", "huifang-intake");

    @ParameterizedTest
    @CsvSource({
        "huifang.issuer.pause, PT3.999S",
        "huifang.issuer.timeout, PT2.501S",
        "huifang.issuer.keys-good-for, PT4M",
        "huifang.issuer.refresh-every, PT61M",
        "huifang.issuer.audience, ''"
    })
    void areNotReadWithSettingsThatMakeNoSense(String name, String value) {
        Map<String, String> given = new HashMap<>(ISSUER);
        given.put(name, value);

        assertThatThrownBy(() -> tokens(given)).hasMessageContaining(name);
    }

    @Test
    void areNotAcceptedWithoutAnIssuer() {
        assertThat(tokens(Map.of()).areAccepted()).isFalse();
    }

    private static AccessTokens tokens(Map<String, String> given) {
        IssuerConfig config =
                new SmallRyeConfigBuilder()
                        .withMapping(IssuerConfig.class)
                        .withSources(new PropertiesConfigSource(given, "given", 100))
                        .build()
                        .getConfigMapping(IssuerConfig.class);
        // Settings are looked at before anything is begun.
        return new AccessTokens(config, new SettableClock(), null, new SimpleMeterRegistry());
    }
}
