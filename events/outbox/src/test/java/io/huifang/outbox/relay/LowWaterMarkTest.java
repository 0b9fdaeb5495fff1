package io.huifang.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Set;

class LowWaterMarkTest {
    private final LowWaterMark mark = new LowWaterMark();

    @Test
    void risesOnceAllWhoWroteAtTheLookAreGone() {
        mark.observed(100, Set.of("3/7"));
        mark.observed(150, Set.of("3/7", "4/1"));
        mark.drained();
        assertThat(mark.mark()).isZero();

        mark.observed(200, Set.of("4/1"));
        mark.drained();

        assertThat(mark.mark()).isEqualTo(100);
    }

    @Test
    void neverPassesASequenceThatAWriterMayStillBring() {
        mark.observed(100, Set.of("3/7"));
        for (int look = 0; look < 1_000; look++) {
            mark.observed(200 + look, Set.of("3/7", "4/" + look));
            mark.drained();
        }

        assertThat(mark.mark()).isZero();
    }

    @Test
    void staysBelowRowsThatAreLeft() {
        mark.observed(5_000, Set.of());
        mark.observed(9_000, Set.of());

        mark.relayedUpTo(2_000);
        assertThat(mark.mark()).isEqualTo(2_000);

        mark.relayedUpTo(7_000);
        assertThat(mark.mark()).isEqualTo(5_000);
    }

    @Test
    void waitsForAReadAfterTheLook() {
        mark.observed(100, Set.of());
        mark.observed(100, Set.of());

        assertThat(mark.mark()).isZero();
    }

    @Test
    void beginsAnewAfterAFailover() {
        mark.observed(100, Set.of());
        mark.observed(100, Set.of());
        mark.drained();

        mark.reset();
        mark.drained();

        assertThat(mark.mark()).isZero();
    }
}
