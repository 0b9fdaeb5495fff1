package io.huifang.scheduler.slot;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.scheduler.fixture.SchedulerTest;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** Replicas of two Javas, while one takes the place of the other. */
@SchedulerTest
@Tag("R33")
class ZoneRulesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject ZoneRules zoneRules;
    @Inject Pool pool;

    @Test
    void olderOnesGiveWayToNewerOnes() {
        assertThat(zoneRules.areNewest(pool).await().atMost(PATIENCE)).isTrue();

        assertThat(zoneRules.areNewest(pool, "1999z").await().atMost(PATIENCE)).isFalse();

        assertThat(zoneRules.areNewest(pool).await().atMost(PATIENCE)).isTrue();
    }
}
