package io.huifang.benchmarks.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.Topic;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.util.Map;

class PartTest {
    private static final TopicPartition ONE = new TopicPartition("callback-decisions", 0);
    private static final TopicPartition OTHER = new TopicPartition("callback-tasks", 3);

    @Test
    void holdsWhatLiesBetween() {
        Part part = new Part(Map.of(ONE, 10L, OTHER, 4L), Map.of(ONE, 25L, OTHER, 5L));

        assertThat(part.records()).isEqualTo(16);
        assertThat(part.records(Topic.CALLBACK_DECISIONS)).isEqualTo(15);
        assertThat(part.partitions()).containsExactlyInAnyOrder(ONE, OTHER);
    }
}
