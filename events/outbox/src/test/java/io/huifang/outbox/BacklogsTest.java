package io.huifang.outbox;

import static io.huifang.outbox.ReadingBench.GROUP;
import static io.huifang.outbox.ReadingBench.P0;
import static io.huifang.outbox.ReadingBench.P1;
import static io.huifang.outbox.ReadingBench.TOPIC;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;

/** What waits is told, and what waits too long apart. Three looks are too long here. */
@Tag("P1")
class BacklogsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Backlogs backlogs =
            new Backlogs(
                    Settings.with(
                                    Map.of(
                                            "offsets.watch-every", "5s",
                                            "offsets.late-after", "15s"))
                            .offsets(),
                    meters);

    @BeforeEach
    void expect() {
        backlogs.expect(GROUP, Set.of(TOPIC));
    }

    @Test
    void nothingIsToldAsNothing() {
        assertThat(gauge("behind")).isZero();
        assertThat(gauge("late")).isZero();
        assertThat(gauge("owned")).isZero();
    }

    @Test
    void addsUpWhatWaitsInThePartitionsThatAreOwned() {
        backlogs.look(GROUP, Map.of(P0, 4L, P1, 10L), Map.of(P0, 10L, P1, 11L));

        assertThat(gauge("behind")).isEqualTo(7);
        assertThat(gauge("owned")).isEqualTo(2);
    }

    @Test
    void aRecordIsLateOnceItWasThereSoManyLooksAgo() {
        for (long end = 10; end < 13; end++) {
            backlogs.look(GROUP, Map.of(P0, 9L), Map.of(P0, end));
            assertThat(gauge("late")).as("at %d", end).isZero();
        }

        backlogs.look(GROUP, Map.of(P0, 9L), Map.of(P0, 13L));

        assertThat(gauge("late")).isEqualTo(1);
        assertThat(gauge("behind")).isEqualTo(4);
    }

    @Test
    void nothingIsLateWhileTheWorkGoesOn() {
        for (long end = 10; end < 100; end += 10) {
            backlogs.look(GROUP, Map.of(P0, end - 9), Map.of(P0, end));
        }

        assertThat(gauge("late")).isZero();
        assertThat(gauge("behind")).isEqualTo(9);
    }

    @Test
    void aPartitionThatWentIsToldOfByItsNewOwner() {
        for (int i = 0; i < 5; i++) {
            backlogs.look(GROUP, Map.of(P0, 1L, P1, 1L), Map.of(P0, 3L, P1, 3L));
        }
        assertThat(gauge("late")).isEqualTo(4);

        backlogs.look(GROUP, Map.of(P0, 1L), Map.of(P0, 3L));

        assertThat(gauge("late")).isEqualTo(2);
        assertThat(gauge("owned")).isEqualTo(1);
        backlogs.leave(Set.of());
        assertThat(gauge("behind")).isZero();
        assertThat(gauge("owned")).isZero();
    }

    @Test
    void otherTopicsAndGroupsAreToldApart() {
        TopicPartition other = new TopicPartition("callback-attempts", 0);
        backlogs.expect("others", Set.of("callback-attempts"));

        backlogs.look(GROUP, Map.of(P0, 1L), Map.of(P0, 3L));
        backlogs.look("others", Map.of(other, 1L), Map.of(other, 9L));

        assertThat(gauge("behind")).isEqualTo(2);
        assertThat(meters.get("huifang.offsets.behind").tag("group", "others").gauge().value())
                .isEqualTo(8);
    }

    private double gauge(String what) {
        return meters.get("huifang.offsets." + what)
                .tag("group", GROUP)
                .tag("topic", TOPIC)
                .gauge()
                .value();
    }
}
