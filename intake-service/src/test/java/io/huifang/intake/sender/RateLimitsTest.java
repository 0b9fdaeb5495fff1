package io.huifang.intake.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.intake.SettableClock;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

@Tag("P23")
class RateLimitsTest {
    private static final Sender A = new Sender("a", Set.of("/a"), Set.of());

    @Test
    void giveTenSecondsWorthAtOnceUnlessToldOtherwise() {
        assertThat(limits(Map.of("rate", "5")).of(A).orElseThrow().policy())
                .isEqualTo("\"events\";q=50;w=10");
        assertThat(limits(Map.of("rate", "5", "burst", "7")).of(A).orElseThrow().policy())
                .isEqualTo("\"events\";q=7;w=2");
    }

    @Test
    void letWhoHasNoneSendWhatItLikes() {
        RateLimits limits = limits(Map.of());

        assertThat(limits.of(A)).isEmpty();
        assertThat(limits.take(A).orElseThrow().settle(1_000_000)).isTrue();
    }

    @Test
    void areNotReadWithSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> limits(Map.of("burst", "7"))).hasMessageContaining(".rate");
        assertThatThrownBy(() -> limits(Map.of("rate", "0"))).hasMessageContaining(".rate");
        assertThatThrownBy(() -> limits(Map.of("rate", "1", "burst", "0")))
                .hasMessageContaining(".burst");
    }

    private static RateLimits limits(Map<String, String> settings) {
        Map<String, String> given = new HashMap<>(Map.of("huifang.senders.a.sources", "/a"));
        settings.forEach((name, value) -> given.put("huifang.senders.a." + name, value));
        SenderConfig config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(SenderConfig.class)
                        .withSources(new PropertiesConfigSource(given, "given", 100))
                        .build()
                        .getConfigMapping(SenderConfig.class);
        return new RateLimits(config, new SettableClock());
    }
}
