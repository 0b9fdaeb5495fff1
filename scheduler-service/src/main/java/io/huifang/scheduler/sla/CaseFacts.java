package io.huifang.scheduler.sla;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackEscalated.Target;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.policy.Sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What happened in a case.
 *
 * @param tasks the one it began with and all that follow it up, each with all its attempts; at
 *     least one
 * @param settledAt event time of what settled the matter, UTC; null for nothing
 * @param signals events that may stop the clock or start it again, in order of their time
 */
record CaseFacts(List<CallbackTask> tasks, Instant settledAt, List<Signal> signals) {
    /** Ends after which nobody may, or need, be called about the matter. */
    private static final Set<Outcome> GIVEN_UP =
            Set.of(Outcome.REFUSED, Outcome.SUPPRESSED, Outcome.ERASED, Outcome.CANCELLED);

    /** Ends that the customer's own word outweighs: what settles the matter later is not ours. */
    private static final Set<Outcome> NO_MORE_CALLS =
            Set.of(Outcome.REFUSED, Outcome.SUPPRESSED, Outcome.ERASED);

    private static final Comparator<CallbackTask> BY_END =
            Comparator.comparing((CallbackTask task) -> task.standing().closedAt())
                    .thenComparing(CallbackTask::id);

    /**
     * An event, as far as clocks ask.
     *
     * @param type CloudEvents type
     * @param at when it happened, UTC
     */
    record Signal(String type, Instant at) {}

    /** The task it began with. */
    CallbackTask first() {
        return tasks.stream()
                .filter(task -> task.matter().lineage() == null)
                .findAny()
                .orElseThrow();
    }

    /** The open task of the case, if there is one. */
    Optional<CallbackTask> open() {
        return tasks.stream()
                .filter(CallbackTask::isOpen)
                .min(Comparator.comparing(CallbackTask::id));
    }

    /** When a target was reached, UTC; empty while it was not. */
    Optional<Instant> reachedAt(Target target) {
        return target == Target.SOLUTION ? solvedAt() : contactedAt();
    }

    /** A matter that is settled needs no first contact any more. */
    private Optional<Instant> contactedAt() {
        return Stream.concat(concluded(Disposition::rightParty), solvedAt().stream())
                .min(Comparator.naturalOrder());
    }

    private Optional<Instant> solvedAt() {
        Optional<Outcome> end = end();
        if (end.filter(NO_MORE_CALLS::contains).isPresent()) return Optional.empty();
        if (settledAt != null) return Optional.of(settledAt);
        return end.filter(Outcome.RESOLVED::equals)
                .flatMap(
                        any ->
                                concluded(it -> it == Disposition.REACHED_RESOLVED)
                                        .max(Comparator.naturalOrder()));
    }

    /** When nobody may or need be called any more, UTC, although nothing was solved. */
    Optional<Instant> givenUpAt() {
        return solvedAt().isPresent()
                ? Optional.empty()
                : end().filter(GIVEN_UP::contains).flatMap(any -> closedAt());
    }

    /** How the case ended; empty while one of its tasks is open. */
    private Optional<Outcome> end() {
        return open().isPresent()
                ? Optional.empty()
                : tasks.stream().max(BY_END).map(task -> task.standing().outcome());
    }

    private Optional<Instant> closedAt() {
        return tasks.stream().max(BY_END).map(task -> task.standing().closedAt());
    }

    private Stream<Instant> concluded(Predicate<Disposition> how) {
        return tasks.stream()
                .flatMap(task -> task.attempts().stream())
                .filter(attempt -> attempt.disposition() != null)
                .filter(attempt -> how.test(attempt.disposition()))
                .map(Attempt::concludedAt);
    }

    /** When the clock stood or stands still. */
    List<Pause> pauses(Sla.Pauses rules) {
        List<Pause> pauses = new ArrayList<>();
        for (CallbackTask task : tasks) {
            task.attempts().stream()
                    .filter(attempt -> attempt.disposition() != null)
                    .filter(attempt -> rules.after().contains(attempt.disposition()))
                    .map(attempt -> after(task, attempt))
                    .filter(Objects::nonNull)
                    .forEach(pauses::add);
        }
        pauses.addAll(bySignals(rules));
        return pauses;
    }

    /** From the end of an attempt until the next one is due, or none comes any more. */
    private static Pause after(CallbackTask task, Attempt attempt) {
        Instant waitsUntil = task.isOpen() ? task.standing().dueAt() : task.standing().closedAt();
        Instant until =
                task.attempts().stream()
                        .filter(next -> next.number() == attempt.number() + 1)
                        .map(Attempt::dueAt)
                        .findAny()
                        .orElse(waitsUntil);
        return until.isAfter(attempt.concludedAt())
                ? new Pause(attempt.concludedAt(), until, attempt.disposition().name())
                : null;
    }

    private List<Pause> bySignals(Sla.Pauses rules) {
        List<Pause> pauses = new ArrayList<>();
        Signal waiting = null;
        for (Signal signal : signals) {
            if (waiting == null && rules.from().contains(signal.type())) {
                waiting = signal;
            } else if (waiting != null && rules.until().contains(signal.type())) {
                if (signal.at().isAfter(waiting.at())) {
                    pauses.add(new Pause(waiting.at(), signal.at(), waiting.type()));
                }
                waiting = null;
            }
        }
        if (waiting != null) pauses.add(new Pause(waiting.at(), null, waiting.type()));
        return pauses;
    }
}
