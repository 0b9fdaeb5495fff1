package io.huifang.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.outbox.OutboxConfig;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
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
                    "sender.AccountConfig",
                    "sender.SecretsConfig",
                    "sender.SenderConfig",
                    "sender.ServiceConfig",
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
        "huifang.issuer.leeway, PT-1S",
        "huifang.vault.create-key, ture",
        "huifang.log.batch-bytes, 128K",
        "huifang.log.delivery-timeout, soon"
    })
    void refusesByItsNameWhatMakesNoSense(String name, String value) {
        assertThatThrownBy(() -> config(Map.of(name, value)))
                .hasMessageContaining(name)
                .hasMessageContaining(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "huifang.vault.retention.bach",
                "huifang.log.lingers",
                "huifang.senders.wallet.keyfile",
                "huifang.accounts.ops.role"
            })
    void refusesByItsNameWhatNobodyReads(String name) {
        assertThatThrownBy(
                        () ->
                                config(
                                        Map.of(
                                                "huifang.senders.wallet.sources",
                                                "/wallet",
                                                "huifang.accounts.ops.roles",
                                                "ops",
                                                name,
                                                "1")))
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({
        "huifang.senders.wallet.rate, many, huifang.senders.wallet.rate",
        "huifang.senders.wallet.key, a-key-of-a-wallet, huifang.senders.wallet.sources",
        "huifang.accounts.eve.roles, boss, huifang.accounts.eve.roles"
    })
    void saysWhatIsWrongWithACaller(String name, String value, String named) {
        assertThatThrownBy(() -> config(Map.of(name, value))).hasMessageContaining(named);
    }

    /** So the reference tells how to write them. */
    @Test
    void takesNamesOfSmallLettersAndDigitsFromTheEnvironment() throws Exception {
        SmallRyeConfig config =
                builder()
                        .withSources(
                                new EnvConfigSource(
                                        Map.of(
                                                "HUIFANG_SENDERS_WALLET2_SOURCES", "/wallet",
                                                "HUIFANG_SENDERS_WALLET2_RATE", "7"),
                                        300))
                        .build();

        assertThat(config.getConfigValue("huifang.senders.wallet2.rate").getValue()).isEqualTo("7");
    }

    @Test
    void takesWhatMakesSense() {
        assertThatCode(() -> config(Map.of("huifang.log.linger", "PT0S")))
                .doesNotThrowAnyException();
    }

    @Test
    void standsInTheReference() throws Exception {
        SmallRyeConfig config = config(Map.of());
        String page = Files.readString(Path.of("../docs/configuration.md"));

        for (String name : config.getPropertyNames()) {
            if (name.startsWith("huifang.")) {
                assertThat(page).contains("| `" + name + "`<br>");
            }
        }
    }

    private static SmallRyeConfig config(Map<String, String> given) throws ClassNotFoundException {
        return builder().withSources(new PropertiesConfigSource(given, "given", 100)).build();
    }

    private static SmallRyeConfigBuilder builder() throws ClassNotFoundException {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withMapping(OutboxConfig.class);
        for (String mapping : MAPPINGS) {
            builder.withMapping(Class.forName("io.huifang.intake." + mapping));
        }
        return builder;
    }
}
