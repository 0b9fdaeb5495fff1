package io.huifang.scheduler.callback;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;

/** Counts what happened to tasks, once it is committed. */
@ApplicationScoped
class TaskMeters {
    /** How soon after it is due a task is dispatched, by our promise. */
    private static final Duration PROMISED = Duration.ofSeconds(5);

    private final MeterRegistry registry;
    private final Counter opened;
    private final Counter budgetBreached;
    private final Timer lateness;

    TaskMeters(MeterRegistry registry) {
        this.registry = registry;
        this.opened = registry.counter("huifang.callbacks.opened");
        this.budgetBreached =
                Counter.builder("huifang.budget.breached")
                        .description("Attempts dispatched that are one contact too many after all")
                        .register(registry);
        this.lateness =
                Timer.builder("huifang.dispatch.lateness")
                        .description("From due, or known, to dispatched; its count is dispatches")
                        .publishPercentileHistogram()
                        .serviceLevelObjectives(PROMISED)
                        .register(registry);
    }

    void count(TaskLedger ledger) {
        opened.increment(ledger.changes().opened().size());
        ledger.changes()
                .dispatchedAttempts()
                .forEach(it -> lateness.record(late(it.task(), it.attempt())));
        budgetBreached.increment(ledger.budgetBreaches());
        ledger.changes().closed().forEach(this::countClosed);
        ledger.history().stream()
                .filter(entry -> entry.what().equals(HistoryEntry.NO_FOLLOW_UP))
                .forEach(this::countRefused);
    }

    private void countRefused(HistoryEntry entry) {
        registry.counter("huifang.followups.refused", "rule", entry.because()).increment();
    }

    private void countClosed(CallbackTask task) {
        registry.counter("huifang.callbacks.closed", "outcome", task.standing().outcome().name())
                .increment();
    }

    /** A task that came in late could not be dispatched before it was known. */
    private static Duration late(CallbackTask task, Attempt attempt) {
        Instant known = task.matter().createdAt();
        Instant from = known.isAfter(attempt.dueAt()) ? known : attempt.dueAt();
        return Duration.between(from, attempt.dispatchedAt());
    }
}
