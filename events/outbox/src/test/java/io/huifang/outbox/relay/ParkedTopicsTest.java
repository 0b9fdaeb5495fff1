package io.huifang.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class ParkedTopicsTest {
    private final ParkedTopics parked =
            new ParkedTopics(Duration.ofMillis(100), Duration.ofSeconds(2));

    @Test
    void eachFailureLeavesTheTopicAloneTwiceAsLongUpToTheLongestPause() {
        assertThat(parked.pause(1)).hasMillis(100);
        assertThat(parked.pause(2)).hasMillis(200);
        assertThat(parked.pause(5)).hasMillis(1_600);
        assertThat(parked.pause(6)).hasMillis(2_000);
        assertThat(parked.pause(1_000_000)).hasMillis(2_000);
    }

    @Test
    void aParkedTopicIsTriedAgainWhenItsTimeIsOver() {
        parked.park("a", Duration.ofSeconds(10));

        assertThat(parked.at(Duration.ofMillis(10_099))).containsExactly("a");
        assertThat(parked.at(Duration.ofMillis(10_100))).isEmpty();

        parked.park("a", Duration.ofSeconds(11));

        assertThat(parked.at(Duration.ofMillis(11_199))).containsExactly("a");
    }

    @Test
    void aCleanTurnForgetsTheTroubles() {
        parked.park("a", Duration.ZERO);
        parked.park("a", Duration.ZERO);
        parked.clear();

        parked.park("a", Duration.ZERO);

        assertThat(parked.at(Duration.ofMillis(100))).isEmpty();
    }
}
