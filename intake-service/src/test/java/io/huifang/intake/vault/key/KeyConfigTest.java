package io.huifang.intake.vault.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class KeyConfigTest {
    private static final KeyConfig DEFAULTS =
            new SmallRyeConfigBuilder()
                    .withMapping(KeyConfig.class)
                    .build()
                    .getConfigMapping(KeyConfig.class);

    @Test
    void hasTheseDefaults() {
        assertThat(DEFAULTS.keyFile()).isEmpty();
        assertThat(DEFAULTS.createKey()).isFalse();
        assertThat(DEFAULTS.keptKeysFor()).isEqualTo(Duration.ofMinutes(1));
        assertThat(DEFAULTS.mostKeptKeys()).isEqualTo(20_000);
        assertThat(DEFAULTS.rewrapEvery()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void makesNoVaultWithoutAKey() {
        assertThatThrownBy(() -> new KeyFileEncryption(DEFAULTS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("huifang.vault.key-file");
    }
}
