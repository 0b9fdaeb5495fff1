package io.huifang.scheduler.callback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

@Tag("P8")
class DerivedIdsTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00.123456Z");
    private static final UUID EVENT = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");
    private static final UUID TASK = DerivedIds.ofTask(EVENT, NOON);

    // Written out: rows and records of the same work done by an older version have these.
    @Test
    void areAlwaysTheSameForTheSameCause() {
        assertThat(TASK).hasToString("019cb8b8-1e7b-7fff-bfff-ffffffffffff");
        assertThat(DerivedIds.ofAttempt(TASK, 1))
                .hasToString("019cb8b8-1e7b-732d-acff-a9eed2658b58");
        assertThat(DerivedIds.ofAttempt(TASK, 2))
                .hasToString("019cb8b8-1e7b-7386-bd61-bd65304b1783");
        assertThat(DerivedIds.ofFollowUp(TASK)).hasToString("019cb8b8-1e7b-7e25-875f-c202e322e5e1");
    }

    @Test
    void beginWithTheMillisecondOfTheEvent() {
        Set<Long> times = new HashSet<>();
        for (UUID id :
                new UUID[] {TASK, DerivedIds.ofAttempt(TASK, 7), DerivedIds.ofFollowUp(TASK)}) {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            times.add(id.getMostSignificantBits() >>> 16);
        }
        assertThat(times).containsExactly(NOON.toEpochMilli());
    }

    /** One attempt can have a low answer and a broken promise. */
    @Test
    void differForEachRuleThatWantsAFollowUp() {
        UUID attempt = DerivedIds.ofAttempt(TASK, 1);

        assertThat(DerivedIds.ofFollowUp(TASK, attempt, "answer.low"))
                .isEqualTo(DerivedIds.ofFollowUp(TASK, attempt, "answer.low"))
                .isNotEqualTo(DerivedIds.ofFollowUp(TASK, attempt, "promise.broken"))
                .isNotEqualTo(DerivedIds.ofFollowUp(TASK));
    }

    @Test
    void differForEachEventTaskAndNumber() {
        Set<UUID> ids = new HashSet<>();
        for (int event = 0; event < 100; event++) {
            UUID task = DerivedIds.ofTask(new UUID(event, event << 2), NOON);
            ids.add(task);
            ids.add(DerivedIds.ofFollowUp(task));
            for (int number = 1; number <= 98; number++)
                ids.add(DerivedIds.ofAttempt(task, number));
        }
        assertThat(ids).hasSize(10_000);
    }
}
