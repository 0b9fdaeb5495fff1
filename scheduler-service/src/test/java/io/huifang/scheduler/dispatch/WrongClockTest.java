package io.huifang.scheduler.dispatch;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.scheduler.conclusion.TakeBackSilentAttempts;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.ReplicaClock;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

/** A replica whose clock was stepped does what the others do: the database's clock decides. */
@SchedulerTest
class WrongClockTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject ReplicaClock clock;
    @Inject DispatchDueCallbacks dispatchDueCallbacks;
    @Inject TakeBackSilentAttempts takeBackSilentAttempts;

    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @AfterEach
    void setRight() {
        clock.step(Duration.ZERO);
    }

    @Test
    @Tag("P16")
    void callsNobodyEarlyWhenItIsAhead() {
        Event decidedBefore = Event.paymentFailed();
        Log.send(decidedBefore);
        eventually(() -> assertThat(tables.tasks(decidedBefore.customerId())).hasSize(1));

        clock.step(Duration.ofHours(1));
        Event decidedSince = Event.paymentFailed();
        Log.send(decidedSince);
        eventually(() -> assertThat(tables.tasks(decidedSince.customerId())).hasSize(1));
        dispatchDueCallbacks.dispatch(500).await().atMost(PATIENCE);

        assertThat(task(decidedBefore)).containsEntry("status", "WAITING");
        assertThat(task(decidedSince)).containsEntry("status", "WAITING");
    }

    @Test
    @Tag("P16")
    void callsInTimeWhenItIsBehind() {
        clock.step(Duration.ofHours(-1));
        Event event = Event.refundDelayed();

        Log.send(event);

        eventually(() -> assertThat(task(event)).containsEntry("status", "DISPATCHED"));
    }

    @Test
    @Tag("P15")
    void takesNoAttemptBackWhenItIsAhead() {
        Event event = Event.refundDelayed();
        Log.send(event);
        Log.about(event.customerId(), Topic.CALLBACK_TASKS, 1);

        clock.step(Duration.ofDays(2));
        takeBackSilentAttempts.takeBack(500).await().atMost(PATIENCE);

        assertThat(task(event)).containsEntry("status", "DISPATCHED").containsEntry("attempts", 1);
    }

    private Map<String, Object> task(Event event) {
        return tables.tasks(event.customerId()).stream().findFirst().orElse(Map.of());
    }
}
