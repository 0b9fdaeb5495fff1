package io.huifang.intake;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

/** With a setting that makes no sense the service does not start. */
class ConfigTest {
    private static final List<String> MAPPINGS =
            List.of(
                    "eventlog.LogConfig",
                    "vault.VaultConfig",
                    "vault.key.KeyConfig",
                    "vault.retention.RetentionConfig",
                    "vault.theme.ThemeConfig",
                    "walletevent.InFlightConfig",
                    "door.DoorConfig",
                    "sender.SecretsConfig",
                    "token.IssuerConfig");

    @ParameterizedTest
    @CsvSource({
        "huifang.log.delivery-timeout, PT0S",
        "huifang.log.linger, PT-1S",
        "huifang.log.batch-bytes, 0",
        "huifang.log.buffer-bytes, -1",
        "huifang.log.ready-within, PT0S",
        "huifang.vault.timeout, PT-2S",
        "huifang.vault.confirm-every, PT0S",
        "huifang.vault.kept-keys-for, PT0S",
        "huifang.vault.most-kept-keys, 0",
        "huifang.vault.rewrap-every, PT0S",
        "huifang.vault.retention.contacts, PT0S",
        "huifang.vault.retention.batch, 0",
        "huifang.vault.themes.every, PT0S",
        "huifang.vault.themes.batch, 0",
        "huifang.intake.in-flight-bytes, 0",
        "huifang.intake.body-timeout, PT0S",
        "huifang.intake.unproven-body-timeout, PT0S",
        "huifang.door.connections, 0",
        "huifang.door.head-timeout, PT0S",
        "huifang.door.request-timeout, PT0S",
        "huifang.secrets.reread-every, PT0S",
        "huifang.issuer.refresh-every, PT0S",
        "huifang.issuer.keys-good-for, PT-1H",
        "huifang.issuer.pause, PT0S",
        "huifang.issuer.timeout, PT0S",
        "huifang.issuer.leeway, PT-1S"
    })
    void refusesByItsNameWhatMakesNoSense(String name, String value) {
        assertThatThrownBy(() -> config(Map.of(name, value)))
                .hasMessageContaining(name)
                .hasMessageContaining(value);
    }

    @Test
    void takesWhatMakesSense() {
        assertThatCode(() -> config(Map.of("huifang.log.linger", "PT0S")))
                .doesNotThrowAnyException();
    }

    private static SmallRyeConfig config(Map<String, String> given) throws ClassNotFoundException {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder();
        for (String mapping : MAPPINGS) {
            builder.withMapping(Class.forName("io.huifang.intake." + mapping));
        }
        return builder.withSources(new PropertiesConfigSource(given, "given", 100)).build();
    }
}
