package io.huifang.scheduler.promise;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;

/** When a log was read to the end that it had. */
@Tag("D12")
class LogEndTest {
    private static final TopicPartition ZERO = new TopicPartition("wallet-events", 0);
    private static final TopicPartition ONE = new TopicPartition("wallet-events", 1);

    private final LogEnd end =
            LogEnd.of(Instant.EPOCH, Map.of(ZERO, 0L, ONE, 7L), Map.of(ZERO, 3L, ONE, 7L));

    @Test
    void isReadOnceEveryRecordBeforeItWasWorkedOn() {
        assertThat(end.isRead(Map.of(ZERO, 2L, ONE, 7L))).isFalse();
        assertThat(end.isRead(Map.of(ZERO, 3L))).isTrue();
        assertThat(end.isRead(Map.of(ZERO, 4L))).isTrue();
    }

    @Test
    void isLostWhenTheLogWasMadeAnewOrItsLastRecordsWereRemovedUnread() {
        LogEnd grown = LogEnd.of(Instant.EPOCH, Map.of(ZERO, 0L), Map.of(ZERO, 5L));
        LogEnd anew = LogEnd.of(Instant.EPOCH, Map.of(ZERO, 0L), Map.of(ZERO, 1L));
        LogEnd emptied = LogEnd.of(Instant.EPOCH, Map.of(ZERO, 3L), Map.of(ZERO, 3L));

        assertThat(end.isLost(end)).isFalse();
        assertThat(end.isLost(grown)).isFalse();
        assertThat(end.isLost(anew)).isTrue();
        assertThat(end.isLost(emptied)).isTrue();
    }

    @Test
    void isNotReadWhereNobodyEverRead() {
        assertThat(end.isRead(Map.of(ONE, 9L))).isFalse();
    }
}
