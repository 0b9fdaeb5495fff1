package io.huifang.simulation.world;

import io.huifang.contract.Topic;
import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.callback.PromiseSettled;
import io.huifang.contract.wallet.RefundSettled;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What agents promise about late refunds, and what becomes of it. */
final class Promises {
    private static final double MADE = 0.3;
    private static final double KEPT = 0.85;
    private static final Duration LONG = Duration.ofDays(3);
    private static final Duration GRACE = Duration.ofHours(1);

    private final Draw draw;

    Promises(Draw draw) {
        this.draw = draw;
    }

    void tell(Attempts.Made made, UUID attemptId, Attempts.Agent agent, Agenda agenda) {
        boolean promises =
                made.happening().harm() == Harm.REFUND_DELAYED
                        && made.disposition().surveyed()
                        && draw.happens(MADE);
        if (!promises) return;
        AttemptConcluded concluded = concluded(made, attemptId, agent);
        agenda.note(new Told(Topic.CALLBACK_ATTEMPTS, concluded));
        agenda.note(new Told(Topic.CALLBACK_DECISIONS, settled(concluded)));
    }

    private AttemptConcluded concluded(Attempts.Made made, UUID attemptId, Attempts.Agent agent) {
        Instant at = made.times().concluded();
        return new AttemptConcluded(
                draw.id(),
                at,
                made.decision().customerId(),
                made.decision().callbackId(),
                attemptId,
                made.number(),
                made.disposition(),
                agent.account(),
                made.times().claimed(),
                made.times().revealed(),
                null,
                false,
                null,
                new AttemptConcluded.Promise(RefundSettled.TYPE, null, at.plus(LONG)),
                null,
                null);
    }

    private PromiseSettled settled(AttemptConcluded concluded) {
        Instant due = concluded.promise().dueAt();
        boolean kept = draw.happens(KEPT);
        Instant settledAt = kept ? due.minus(draw.between(GRACE, LONG)) : due;
        return new PromiseSettled(
                draw.id(),
                kept ? settledAt.plusSeconds(1) : due.plus(GRACE),
                concluded.customerId(),
                concluded.callbackId(),
                concluded.attemptId(),
                concluded.occurredAt(),
                due,
                kept,
                settledAt);
    }
}
