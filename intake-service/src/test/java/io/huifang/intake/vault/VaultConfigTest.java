package io.huifang.intake.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class VaultConfigTest {
    private static final VaultConfig DEFAULTS =
            new SmallRyeConfigBuilder()
                    .withMapping(VaultConfig.class)
                    .build()
                    .getConfigMapping(VaultConfig.class);

    @Test
    void hasTheseDefaults() {
        assertThat(DEFAULTS.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(DEFAULTS.confirmEvery()).isEqualTo(Duration.ofMinutes(10));
    }
}
