package io.huifang.outbox.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.outbox.OutboxConfig;
import io.huifang.outbox.Settings;

import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Map;

class SettingsTest {
    @ParameterizedTest
    @CsvSource({
        "relay.batch-rows, 0",
        "relay.enabled, ture",
        "relay.batch-bytes, -1",
        "relay.poll, 0s",
        "relay.standby-poll, PT-1S",
        "relay.ack-deadline, PT0.0001S",
        "relay.frozen-after, 0",
        "relay.first-pause, soon",
        "relay.longest-pause, 0s",
        "inbox.keep, -14d",
        "inbox.purge-every, 0s",
        "offsets.watch-every, 0s",
        "offsets.first-pause, 0s",
        "offsets.longest-pause, 0s"
    })
    void areRefusedByTheirNameWhenTheyMakeNoSense(String key, String value) {
        assertThatThrownBy(() -> Settings.with(Map.of(key, value)))
                .hasMessageContaining("huifang.outbox." + key)
                .hasMessageContaining(value);
    }

    @Test
    void areTakenAsWritten() {
        OutboxConfig.Relay relay =
                Settings.with(Map.of("relay.batch-rows", "1", "relay.poll", "1ms")).relay();

        assertThat(relay.batchRows()).isEqualTo(1);
        assertThat(relay.poll()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void mayBeZeroWhereThatMeansSomething() {
        assertThat(new ZeroOrMore().convert("0")).isZero();
        assertThat(new NoTimeOrMore().convert("PT0S")).isZero();
        refuses(new ZeroOrMore(), "-1");
        refuses(new NoTimeOrMore(), "PT-1S");
    }

    private static void refuses(Converter<?> converter, String value) {
        assertThatThrownBy(() -> converter.convert(value)).hasMessageContaining("negative");
    }
}
