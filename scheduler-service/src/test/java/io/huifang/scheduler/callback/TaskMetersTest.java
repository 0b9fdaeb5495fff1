package io.huifang.scheduler.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.outbox.Ids;
import io.huifang.scheduler.fixture.AnyCall;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

class TaskMetersTest {
    private static final Instant NOW = Instant.parse("2026-03-04T02:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TaskMeters meters = new TaskMeters(registry);
    private final TaskLedger ledger = new TaskLedger(new Ids(Clock.systemUTC()), NOW);

    @Test
    @Tag("P13")
    void tellsOfContactsThatAreOneTooManyAfterAll() {
        dispatch(false);
        dispatch(true);

        meters.count(ledger);

        assertThat(breaches()).isEqualTo(1);
        assertThat(registry.get("huifang.dispatch.lateness").timer().count()).isEqualTo(2);
    }

    @Test
    @Tag("P13")
    void tellsOfNoneFromTheStart() {
        assertThat(breaches()).isZero();
    }

    private double breaches() {
        return registry.get("huifang.budget.breached").counter().count();
    }

    private void dispatch(boolean budgetBroken) {
        UUID id = UUID.randomUUID();
        String cause = id.toString();
        Matter matter =
                new Matter(id, id, null, "c-1", "complaint", cause, cause, NOW, NOW, 1, null);
        CallbackTask task =
                CallbackTask.of(
                        matter, Standing.waiting(NOW, NOW.plus(Duration.ofDays(1)), NOW, 60));
        ledger.open(task);
        ledger.dispatch(
                task,
                new Attempt.CallTime(NOW, NOW.plusSeconds(60), NOW.plusSeconds(61)),
                instructions(budgetBroken));
    }

    private static Instructions instructions(boolean budgetBroken) {
        return AnyCall.instructions(new Instructions.Background(null, null, null, budgetBroken));
    }
}
