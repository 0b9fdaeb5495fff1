package io.huifang.intake.walletevent;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;

@Tag("P23")
class InFlightBytesTest {

    private static final Duration ANY = Duration.ofSeconds(10);

    private final InFlightBytes bytes =
            new InFlightBytes(new Terms(100, ANY, ANY), new SimpleMeterRegistry());

    private record Terms(long inFlightBytes, Duration unprovenBodyTimeout, Duration bodyTimeout)
            implements InFlightConfig {}

    @Test
    void givesOutNoMoreThanThereIs() {
        InFlightBytes.Share first = bytes.take("one", 50).orElseThrow();
        bytes.take("two", 30).orElseThrow();

        assertThat(bytes.take("three", 21)).isEmpty();
        assertThat(bytes.take("three", 20)).isPresent();
        first.giveBack();
        assertThat(bytes.take("three", 30)).isPresent();
    }

    @Test
    void givesNoSenderMoreThanHalf() {
        bytes.take("hasty", 50).orElseThrow();

        assertThat(bytes.take("hasty", 1)).isEmpty();
        assertThat(bytes.take("patient", 50)).isPresent();
    }

    @Test
    void takesAShareBackOnce() {
        InFlightBytes.Share share = bytes.take("one", 50).orElseThrow();
        bytes.take("two", 50).orElseThrow();

        share.giveBack();
        share.giveBack();

        assertThat(bytes.take("one", 51)).isEmpty();
        assertThat(bytes.take("one", 50)).isPresent();
        assertThat(bytes.take("three", 1)).isEmpty();
    }

    @Test
    void letsAShareGrowWhileThereAreBytes() {
        InFlightBytes.Share share = bytes.take("one", 0).orElseThrow();
        bytes.take("two", 50).orElseThrow();

        assertThat(share.grow(40)).isTrue();
        assertThat(share.grow(11)).isFalse();
        assertThat(share.grow(10)).isTrue();
        share.giveBack();
        assertThat(bytes.take("three", 50)).isPresent();
    }

    @Test
    void hasTheseDefaults() {
        InFlightConfig defaults =
                new SmallRyeConfigBuilder()
                        .withMapping(InFlightConfig.class)
                        .build()
                        .getConfigMapping(InFlightConfig.class);

        assertThat(defaults.inFlightBytes()).isEqualTo(64L * 1024 * 1024);
        assertThat(defaults.unprovenBodyTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(defaults.bodyTimeout()).isEqualTo(Duration.ofSeconds(10));
    }
}
