package io.huifang.scheduler.conclusion;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.correction.Consequences;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.followup.FollowUpPlanning;
import io.huifang.scheduler.followup.Wish;
import io.huifang.scheduler.policy.NextStep;
import io.huifang.scheduler.policy.Reason;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Goes on, in new tasks, with those that a wrong end of an attempt had closed.
 *
 * @param wish what a correction wants, by the reason of the new task
 */
record GoingOn(ConclusionBatch batch, Function<String, Wish> wish) {

    /** The attempt forbids nothing any more: what its entry had closed goes on. */
    void afterTheLift(CallbackTask task, Attempt attempt) {
        if (batch.customer(task).erased()) return;
        String customerId = task.matter().customerId();
        Instant now = batch.ledger().now();
        if (!consequences().lift(attempt.attemptId(), now)) return;
        boolean ours =
                batch.customer(task)
                        .suppressedAt(now)
                        .filter(Suppression::followsFromCall)
                        .isPresent();
        if (ours) {
            batch.suppressing()
                    .put(customerId, consequences().replaced(customerId, now).orElse(null));
        }
        for (UUID closed : consequences().toResume(customerId)) {
            CallbackTask other = batch.task(closed);
            if (other.standing().outcome() == Outcome.SUPPRESSED) {
                with(other, asBefore(other), Disposition.NOT_MADE);
            }
        }
    }

    /** As if it had never been closed; nobody is called sooner for it. */
    private NextStep asBefore(CallbackTask closed) {
        Instant due = consequences().wasDue(closed.id()).orElse(batch.ledger().now());
        return new NextStep.TryAgain(due, closed.standing().skill());
    }

    /** A new task takes the place of one that should not have ended. */
    void with(CallbackTask ended, NextStep next, Disposition disposition) {
        Optional<Reason> reason = ended.matter().reasonIn(batch.policy());
        Optional<String> hindrance = batch.resuming().mayResume(ended, batch.customer(ended));
        if (hindrance.isEmpty() && consequences().settled(ended.id())) {
            hindrance = Optional.of(FollowUpPlanning.SETTLED);
        }
        if (hindrance.isPresent()) {
            batch.followUps().none(ended, hindrance.get());
            return;
        }
        consequences().resumed(ended.id());
        batch.resuming()
                .resume(ended, batch.customer(ended), reason.get(), wish.apply(reason.get().name()))
                .ifPresent(again -> next.on(batch.after().taking(again, disposition, false)));
    }

    private Consequences consequences() {
        return batch.consequences();
    }
}
