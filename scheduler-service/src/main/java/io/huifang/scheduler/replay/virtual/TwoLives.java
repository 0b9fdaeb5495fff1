package io.huifang.scheduler.replay.virtual;

import io.huifang.scheduler.decision.PastDecision;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;

/**
 * Lives customers' pasts twice, as they were and under a candidate, and compares.
 *
 * @param asItWas the policies then in force
 * @param otherwise the candidate
 * @param from begin of the period that is compared, UTC; what was before is lived as well
 * @param to end of it, exclusive, UTC
 */
public record TwoLives(Course asItWas, Course otherwise, Instant from, Instant to) {
    /**
     * Compares these customers' decisions. Where one's past cannot be lived again, he is left out
     * and counted; the others are compared all the same.
     *
     * @param mostChanges most changes to be kept one by one; all are counted
     */
    public Findings compare(Collection<Past> customers, int mostChanges) {
        Findings all = new Findings(from, mostChanges);
        for (Past past : customers) {
            try {
                all.add(compare(past, mostChanges));
            } catch (RuntimeException fault) {
                all.leftOut(decisionsOf(past), fault.getClass().getSimpleName());
            }
        }
        return all;
    }

    private Findings compare(Past past, int mostChanges) {
        Findings findings = new Findings(from, mostChanges);
        VirtualLife one = new VirtualLife(asItWas, past, findings.asItWas());
        VirtualLife other = new VirtualLife(otherwise, past, findings.otherwise());
        Queue<Act> acts = new ArrayDeque<>(past.acts());
        for (PastDecision decision : past.decisions()) {
            while (!acts.isEmpty() && !acts.peek().at().isAfter(decision.decidedAt())) {
                act(acts.remove(), one, other);
            }
            var again = one.decide(decision);
            var instead = other.decide(decision);
            if (counts(decision)) findings.decided(decision, again, instead);
        }
        acts.forEach(act -> act(act, one, other));
        one.until(to);
        other.until(to);
        findings.targets(one.targets(from, to), other.targets(from, to));
        findings.over();
        return findings;
    }

    private static void act(Act act, VirtualLife one, VirtualLife other) {
        one.act(act);
        other.act(act);
    }

    private int decisionsOf(Past past) {
        return (int) past.decisions().stream().filter(this::counts).count();
    }

    private boolean counts(PastDecision decision) {
        return !decision.decidedAt().isBefore(from);
    }
}
