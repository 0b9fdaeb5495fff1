package io.huifang.scheduler.conclusion;

import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.DerivedIds;
import io.huifang.scheduler.callback.NextAgent;
import io.huifang.scheduler.callback.Standing.Status;

import java.util.Comparator;
import java.util.UUID;

/**
 * What an agent told of who should call next: himself, or somebody of another language. It holds
 * only with the end it was told with, so a correction derives it anew.
 */
final class NextCaller {
    private NextCaller() {}

    /** After the step that follows the attempt was taken. */
    static void told(ConclusionBatch batch, CallbackTask task, Attempt before) {
        Attempt attempt = task.attempt(before.attemptId()).orElseThrow();
        if (task.standing().status() == Status.WAITING && task.nothingFollowed(attempt)) {
            String known = task.standing().nextAgent().language();
            batch.ledger().nextIsBy(task, new NextAgent(owner(attempt), language(task, known)));
        }
        if (owner(attempt) != null && attempt.followUpAsked()) {
            followUpIsBy(batch, DerivedIds.ofFollowUp(task.id()), attempt);
        }
    }

    /**
     * The attempt did not end as it did before.
     *
     * @param before as it was
     * @param correctedBy id of the fact
     */
    static void corrected(
            ConclusionBatch batch, CallbackTask task, Attempt before, UUID correctedBy) {
        Attempt attempt = task.attempt(before.attemptId()).orElseThrow();
        if (task.isOpen()) {
            boolean misheard = before.disposition() == Disposition.LANGUAGE_BARRIER;
            NextAgent was = task.standing().nextAgent();
            String owner = task.nothingFollowed(attempt) ? owner(attempt) : was.owner();
            String language = language(task, misheard ? null : was.language());
            batch.ledger().nextIsBy(task, new NextAgent(owner, language));
        }
        if (attempt.followUpAsked()) {
            followUpIsBy(batch, DerivedIds.ofFollowUp(task.id()), attempt);
            followUpIsBy(
                    batch,
                    DerivedIds.ofFollowUp(task.id(), correctedBy, Correcting.CORRECTED),
                    attempt);
        }
    }

    private static void followUpIsBy(ConclusionBatch batch, UUID followUpId, Attempt attempt) {
        CallbackTask followUp = batch.task(followUpId);
        if (followUp != null && followUp.isOpen() && followUp.attempts().isEmpty()) {
            String heard = isBarrier(attempt) ? attempt.next().language() : null;
            batch.ledger().nextIsBy(followUp, new NextAgent(owner(attempt), heard));
        }
    }

    /** Who promised is asked anew after each call. */
    private static String owner(Attempt attempt) {
        boolean promised =
                attempt.disposition() == Disposition.APPOINTMENT_MADE || attempt.followUpAsked();
        return promised ? attempt.next().owner() : null;
    }

    /**
     * What was heard once stays true.
     *
     * @param known what is known without the attempts of this transaction
     */
    private static String language(CallbackTask task, String known) {
        return task.attempts().stream()
                .filter(NextCaller::isBarrier)
                .max(Comparator.comparingInt(Attempt::number))
                .map(NextCaller::heard)
                .orElse(known);
    }

    private static String heard(Attempt attempt) {
        String language = attempt.next().language();
        return language == null ? NextAgent.UNHEARD : language;
    }

    private static boolean isBarrier(Attempt attempt) {
        return attempt.disposition() == Disposition.LANGUAGE_BARRIER;
    }
}
