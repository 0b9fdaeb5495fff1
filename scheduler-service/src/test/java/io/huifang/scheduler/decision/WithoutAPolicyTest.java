package io.huifang.scheduler.decision;

import io.huifang.outbox.DeadLetters;
import io.huifang.outbox.OutboxConfig;
import io.huifang.outbox.StoredOffsets;
import io.huifang.scheduler.budget.ContactLedgers;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.callback.TaskLedgers;
import io.huifang.scheduler.dispatch.DispatchTimer;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Polled;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.incident.IncidentLedgers;
import io.huifang.scheduler.policy.stored.LatePolicy;
import io.huifang.scheduler.promise.KeepPromises;
import io.huifang.scheduler.sla.BeginClocks;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@SchedulerTest
class WithoutAPolicyTest {
    @Inject DeadLetters deadLetters;
    @Inject OutboxConfig config;
    @Inject MeterRegistry meters;
    @Inject WalletEventReader reader;
    @Inject CustomerStates states;
    @Inject EarlierCalls earlierCalls;
    @Inject Decisions decisions;
    @Inject CallbackTasks tasks;
    @Inject TaskLedgers ledgers;
    @Inject ContactLedgers contactLedgers;
    @Inject KeepPromises keepPromises;
    @Inject DispatchTimer timer;
    @Inject IncidentLedgers incidentLedgers;
    @Inject DecisionMeters decisionMeters;
    @Inject BeginClocks beginClocks;

    @Test
    @Tag("P16")
    void eventsWaitAndHoldNothing() {
        try (LatePolicy late = new LatePolicy()) {
            var consumer =
                    new WalletEventConsumer(
                            new StoredOffsets(
                                    late.pool(), deadLetters, config, meters, late.vertx()),
                            reader,
                            new DecideWalletEvents(
                                    new DecisionBatches(
                                            late.policy(),
                                            states,
                                            ledgers,
                                            tasks,
                                            beginClocks,
                                            incidentLedgers),
                                    earlierCalls,
                                    decisions,
                                    contactLedgers,
                                    keepPromises),
                            deadLetters,
                            timer,
                            decisionMeters);

            var work = consumer.consume(Polled.only(Event.paymentFailed().record()));

            late.isAwaitedOutsideOfTransactionsBy(work.subscribeAsCompletionStage());
        }
    }
}
