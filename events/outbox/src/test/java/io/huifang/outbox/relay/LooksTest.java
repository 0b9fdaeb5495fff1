package io.huifang.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class LooksTest {
    private final Looks looks = new Looks();

    @Test
    void beginsWithAllOfThem() {
        assertThat(looks.markIsDue(Duration.ZERO, false)).isTrue();
        assertThat(looks.measureIsDue(Duration.ZERO)).isTrue();
        assertThat(looks.fullScanIsDue(Duration.ZERO)).isTrue();
    }

    @Test
    void looksAtTheMarkMoreOftenWhileThereIsWork() {
        looks.markIsDue(Duration.ZERO, true);
        assertThat(looks.markIsDue(Duration.ofMillis(249), true)).isFalse();
        assertThat(looks.markIsDue(Duration.ofMillis(250), false)).isTrue();

        assertThat(looks.markIsDue(Duration.ofMillis(2_249), false)).isFalse();
        assertThat(looks.markIsDue(Duration.ofMillis(2_250), false)).isTrue();
    }

    @Test
    void measuresEveryFiveSeconds() {
        looks.measureIsDue(Duration.ZERO);

        assertThat(looks.measureIsDue(Duration.ofMillis(4_999))).isFalse();
        assertThat(looks.measureIsDue(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void scansFullyUntilItWasDoneAndThenRarely() {
        assertThat(looks.fullScanIsDue(Duration.ZERO)).isTrue();
        assertThat(looks.fullScanIsDue(Duration.ofSeconds(1))).isTrue();

        looks.scannedFully(Duration.ofSeconds(1), Duration.ofSeconds(1));

        assertThat(looks.fullScanIsDue(Duration.ofSeconds(30))).isFalse();
        assertThat(looks.fullScanIsDue(Duration.ofSeconds(31))).isTrue();
    }

    @Test
    void rarerStillWhenAScanTakesLong() {
        looks.scannedFully(Duration.ZERO, Duration.ofSeconds(2));

        assertThat(looks.fullScanIsDue(Duration.ofSeconds(101))).isFalse();
        assertThat(looks.fullScanIsDue(Duration.ofSeconds(102))).isTrue();
    }
}
