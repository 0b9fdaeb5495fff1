package io.huifang.intake.walletevent;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P23")
class InFlightBytesTest {

    @Test
    void givesOutNoMoreThanThereIs() {
        InFlightBytes bytes = new InFlightBytes(() -> 100, new SimpleMeterRegistry());

        assertThat(bytes.take(60)).isTrue();
        assertThat(bytes.take(41)).isFalse();
        assertThat(bytes.take(40)).isTrue();
        bytes.giveBack(60);
        assertThat(bytes.take(60)).isTrue();
    }

    @Test
    void hasThisDefault() {
        InFlightConfig defaults =
                new SmallRyeConfigBuilder()
                        .withMapping(InFlightConfig.class)
                        .build()
                        .getConfigMapping(InFlightConfig.class);

        assertThat(defaults.inFlightBytes()).isEqualTo(64L * 1024 * 1024);
    }
}
