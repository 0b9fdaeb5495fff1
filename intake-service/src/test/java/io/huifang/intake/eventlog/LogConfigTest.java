package io.huifang.intake.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class LogConfigTest {
    private static final LogConfig DEFAULTS =
            new SmallRyeConfigBuilder()
                    .withMapping(LogConfig.class)
                    .build()
                    .getConfigMapping(LogConfig.class);

    @Test
    void hasTheseDefaults() {
        assertThat(DEFAULTS.deliveryTimeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(DEFAULTS.linger()).isEqualTo(Duration.ZERO);
        assertThat(DEFAULTS.batchBytes()).isEqualTo(128 * 1024);
        assertThat(DEFAULTS.bufferBytes()).isEqualTo(32L * 1024 * 1024);
        assertThat(DEFAULTS.readyWithin()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    @Tag("P5")
    void letsNoConfigurationWeakenTheAcknowledgement() {
        Map<String, Object> careless =
                Map.of("acks", "0", "enable.idempotence", "false", "bootstrap.servers", "b:1");

        Map<String, Object> settings = ProducerSettings.of(careless, DEFAULTS);

        assertThat(settings)
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("max.block.ms", 0L)
                .containsEntry("delivery.timeout.ms", 4000)
                .containsEntry("bootstrap.servers", "b:1");
    }
}
