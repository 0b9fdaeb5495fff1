package io.huifang.intake.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertThat(DEFAULTS.keyFile()).isEmpty();
        assertThat(DEFAULTS.createKey()).isFalse();
        assertThat(DEFAULTS.timeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void makesNoVaultWithoutAKey() {
        assertThatThrownBy(() -> new VaultCipher(DEFAULTS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("huifang.vault.key-file");
    }
}
