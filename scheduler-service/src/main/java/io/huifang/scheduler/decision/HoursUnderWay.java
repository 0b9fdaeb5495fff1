package io.huifang.scheduler.decision;

import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.dispatch.CallConditions;
import io.huifang.scheduler.policy.Feasibility;
import io.huifang.scheduler.policy.Feasibility.Feasible;
import io.huifang.scheduler.policy.Policy;

import java.time.Instant;
import java.util.List;

/**
 * Whether the hours in which an attempt under way may be called still suit its customer. They were
 * right where he was and for what he wished when it was dispatched.
 *
 * @param customer as he is known now
 * @param policy the one in force
 * @param now UTC
 */
record HoursUnderWay(Customer customer, Policy policy, Instant now) {

    /** Those of the tasks that must be dispatched anew. */
    List<CallbackTask> unsuited(List<CallbackTask> tasks) {
        return tasks.stream()
                .filter(
                        task ->
                                task.underWay()
                                        .filter(attempt -> !stillSuits(task, attempt))
                                        .isPresent())
                .toList();
    }

    private boolean stillSuits(CallbackTask task, Attempt attempt) {
        // of what the policy dropped it knows no hours: the dispatch had the last word
        return task.matter().reasonIn(policy).isEmpty() || isWithin(attempt, hours(task, attempt));
    }

    private static boolean isWithin(Attempt attempt, Feasibility hours) {
        return hours instanceof Feasible open
                && !open.isMoved()
                && !open.until().isBefore(attempt.callableUntil());
    }

    private Feasibility hours(CallbackTask task, Attempt attempt) {
        Instant from = attempt.callableFrom().isAfter(now) ? attempt.callableFrom() : now;
        if (!from.isBefore(attempt.callableUntil())) {
            return new Feasible(from, attempt.callableUntil(), List.of());
        }
        Standing standing = task.standing();
        return new CallConditions(policy, customer, task)
                .callTime(
                        task.matter().reason(), standing.appointed(), from, standing.usefulUntil());
    }
}
