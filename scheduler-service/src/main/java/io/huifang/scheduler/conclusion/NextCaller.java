package io.huifang.scheduler.conclusion;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.DerivedIds;
import io.huifang.scheduler.callback.NextAgent;
import io.huifang.scheduler.callback.Standing.Status;

/** What an agent told of who should call next: himself, or somebody of another language. */
final class NextCaller {
    private NextCaller() {}

    /** After the step that follows the attempt was taken. */
    static void told(
            ConclusionBatch batch, CallbackTask task, Attempt attempt, AttemptConcluded fact) {
        if (task.standing().status() == Status.WAITING && task.nothingFollowed(attempt)) {
            batch.ledger().nextIsBy(task, agent(task, fact));
        }
        CallbackTask followUp = batch.task(DerivedIds.ofFollowUp(task.id()));
        boolean his = fact.owner() != null && fact.followUp();
        if (his && followUp != null && followUp.isOpen() && followUp.attempts().isEmpty()) {
            batch.ledger().nextIsBy(followUp, new NextAgent(fact.owner(), fact.language()));
        }
    }

    /** What was heard once stays true; who promised is asked anew after each call. */
    private static NextAgent agent(CallbackTask task, AttemptConcluded fact) {
        boolean barrier = fact.disposition() == Disposition.LANGUAGE_BARRIER;
        String before = task.standing().nextAgent().language();
        String heard = fact.language() == null && barrier ? NextAgent.UNHEARD : fact.language();
        return new NextAgent(fact.owner(), heard == null ? before : heard);
    }
}
