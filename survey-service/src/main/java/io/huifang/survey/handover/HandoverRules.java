package io.huifang.survey.handover;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.QueueName;
import io.huifang.survey.attempt.Refusal;
import io.huifang.survey.exchange.Problem;

import java.util.Optional;

/** Whether an attempt may be handed over. */
final class HandoverRules {
    /** Its number was shown. */
    static final Problem CALL_BEGUN =
            Problem.of(
                    409,
                    "call-begun",
                    "The number was shown: conclude the attempt, and what follows goes to others");

    private HandoverRules() {}

    /** Why not; empty when it may. */
    static Optional<Problem> refusal(Attempt attempt, Handover handover) {
        Optional<Refusal> refusal =
                handover.asSupervisor()
                        ? refusalOfReassignment(attempt)
                        : attempt.refusalOfReveal(handover.by());
        if (refusal.isPresent()) {
            return refusal.map(Refusal::problem);
        }
        return attempt.firstRevealedAt() == null ? Optional.empty() : Optional.of(CALL_BEGUN);
    }

    /**
     * Who is never offered it again: with a conflict of interest whoever had it.
     *
     * @param from the queue it stood in
     * @return account name; null for nobody
     */
    static String keptFrom(Attempt attempt, QueueName from, HandoverBecause because) {
        if (because != HandoverBecause.CONFLICT_OF_INTEREST) return null;
        if (attempt.agent() != null) return attempt.agent();
        return from.isOwned() ? from.owner() : null;
    }

    private static Optional<Refusal> refusalOfReassignment(Attempt attempt) {
        return switch (attempt.state()) {
            case CONCLUDED -> Optional.of(Refusal.CONCLUDED);
            case RETURNED -> Optional.of(ended(attempt));
            case UPCOMING, OFFERED, CLAIMED ->
                    attempt.readAt().isBefore(attempt.callableUntil())
                            ? Optional.empty()
                            : Optional.of(Refusal.WINDOW_OVER);
        };
    }

    private static Refusal ended(Attempt attempt) {
        return attempt.withdrawn() ? Refusal.WITHDRAWN : Refusal.WINDOW_OVER;
    }
}
