package io.huifang.scheduler.conclusion;

import io.huifang.outbox.DeadLetters;
import io.huifang.outbox.Inbox;
import io.huifang.outbox.OutboxConfig;
import io.huifang.outbox.StoredOffsets;
import io.huifang.scheduler.correction.AttemptConsequences;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.decision.DecideAgain;
import io.huifang.scheduler.fixture.Polled;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Word;
import io.huifang.scheduler.followup.CaseTasks;
import io.huifang.scheduler.followup.WantedFollowUps;
import io.huifang.scheduler.policy.stored.LatePolicy;
import io.huifang.scheduler.promise.KeepPromises;
import io.huifang.scheduler.rows.DatabaseClock;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.UUID;

@SchedulerTest
@Tag("P16")
class WithoutAPolicyTest {
    @Inject DeadLetters deadLetters;
    @Inject OutboxConfig config;
    @Inject MeterRegistry meters;
    @Inject AttemptNewsReader reader;
    @Inject Inbox inbox;
    @Inject Customers customers;
    @Inject CaseTasks tasks;
    @Inject Budgets budgets;
    @Inject KeepPromises keepPromises;
    @Inject WantedFollowUps wantedFollowUps;
    @Inject AttemptConsequences consequences;
    @Inject DecideAgain decideAgain;
    @Inject SilentAttempts silentAttempts;
    @Inject DatabaseClock clock;

    @Test
    void wordsAboutAttemptsWaitAndHoldNothing() {
        var attempt =
                Map.<String, Object>of(
                        "callback_id",
                        UUID.randomUUID(),
                        "attempt_id",
                        UUID.randomUUID(),
                        "number",
                        1);
        try (LatePolicy late = new LatePolicy()) {
            var consumer =
                    new AttemptConsumer(
                            new StoredOffsets(
                                    late.pool(), deadLetters, config, meters, late.vertx()),
                            reader,
                            new ConcludeAttempts(
                                    inbox,
                                    batches(late),
                                    keepPromises,
                                    wantedFollowUps,
                                    deadLetters),
                            deadLetters);

            var work = consumer.consume(Polled.only(Word.returned("somebody", attempt)));

            late.isAwaitedOutsideOfTransactionsBy(work.subscribeAsCompletionStage());
        }
    }

    @Test
    void silentAttemptsWaitAndHoldNothing() {
        try (LatePolicy late = new LatePolicy()) {
            var takeBack =
                    new TakeBackSilentAttempts(late.pool(), silentAttempts, batches(late), clock);

            var work = takeBack.takeBack(1);

            late.isAwaitedOutsideOfTransactionsBy(work.subscribeAsCompletionStage());
        }
    }

    private ConclusionBatches batches(LatePolicy late) {
        return new ConclusionBatches(
                late.policy(), customers, tasks, budgets, consequences, decideAgain);
    }
}
