package io.huifang.scheduler.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;

/** The database and Java know the same task of an event. */
@SchedulerTest
@Tag("P8")
class TaskOfEventTest {
    Database database;

    @Test
    void isTheSameForBoth() {
        Tables tables = new Tables(database);
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            UUID key = new UUID(random.nextLong(), random.nextLong());
            Instant at = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1000L);
            if (at.isBefore(Instant.EPOCH)) at = Instant.EPOCH;

            assertThat(
                            tables.values(
                                    "SELECT task_of_event(?, ?)", key, at.atOffset(ZoneOffset.UTC)))
                    .as("%s at %s", key, at)
                    .containsExactly(DerivedIds.ofTask(key, at));
        }
    }
}
