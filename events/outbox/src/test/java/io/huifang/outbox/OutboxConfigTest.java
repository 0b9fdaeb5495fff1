package io.huifang.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class OutboxConfigTest {
    private final OutboxConfig config = Settings.defaults();

    @Test
    void theRelaysDefaults() {
        OutboxConfig.Relay relay = config.relay();

        assertThat(relay.enabled()).isTrue();
        assertThat(relay.batchRows()).isEqualTo(2_000);
        assertThat(relay.batchBytes()).isEqualTo(8 * 1024 * 1024);
        assertThat(relay.poll()).isEqualTo(Duration.ofMillis(75));
        assertThat(relay.standbyPoll()).isEqualTo(Duration.ofMillis(200));
        assertThat(relay.ackDeadline()).isEqualTo(Duration.ofSeconds(5));
        assertThat(relay.frozenAfter()).isEqualTo(Duration.ofSeconds(10));
        assertThat(relay.firstPause()).isEqualTo(Duration.ofMillis(100));
        assertThat(relay.longestPause()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theDefaultsOfInboxAndOffsets() {
        assertThat(config.inbox().keep()).isEqualTo(Duration.ofDays(14));
        assertThat(config.inbox().purgeEvery()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.offsets().watchEvery()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.offsets().lateAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.offsets().firstPause()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.offsets().longestPause()).isEqualTo(Duration.ofSeconds(5));
    }
}
