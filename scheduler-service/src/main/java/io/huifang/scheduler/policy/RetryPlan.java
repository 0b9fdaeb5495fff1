package io.huifang.scheduler.policy;

import io.huifang.contract.attempt.Disposition;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What follows each way an attempt can end, and how often we try.
 *
 * @param maxAttempts attempts of one task, at least 1; one more only for an appointment, and one
 *     whose disposition does not count, such as a line that failed, is not among them
 * @param steps the step after each disposition; none is missing
 * @param lastStep instead of any step that would call again after the last allowed attempt; calls
 *     nobody itself
 */
public record RetryPlan(int maxAttempts, Map<Disposition, RetryStep> steps, RetryStep lastStep) {

    public RetryPlan {
        if (maxAttempts < 1) throw new IllegalArgumentException("maxAttempts is less than 1");
        Set<Disposition> missing = EnumSet.allOf(Disposition.class);
        missing.removeAll(steps.keySet());
        if (!missing.isEmpty()) throw new IllegalArgumentException("no step after " + missing);
        steps = Map.copyOf(new EnumMap<>(steps));
    }

    /** The same plan, but that nobody is written to. */
    public RetryPlan withoutNotices() {
        Map<Disposition, RetryStep> silent = new EnumMap<>(Disposition.class);
        steps.forEach((disposition, step) -> silent.put(disposition, step.withoutNotices()));
        return new RetryPlan(maxAttempts, silent, lastStep.withoutNotices());
    }

    /** The disposition's own step, whether or not the attempt was the last allowed one. */
    public NextStep unlimited(EndedAttempt ended, FeasibleTime time) {
        return steps.get(ended.disposition()).after(ended, time);
    }

    /** The step after an attempt. */
    public NextStep after(EndedAttempt ended, FeasibleTime time) {
        NextStep next = unlimited(ended, time);
        boolean last = ended.number() >= maxAttempts && ended.disposition().counts();
        return last && next.dialsAgain() ? lastStep.after(ended, time) : next;
    }
}
