package io.huifang.survey.foresight;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Attempts;
import io.huifang.survey.attempt.Refusal;
import io.huifang.survey.conclusion.AppointmentRule;
import io.huifang.survey.exchange.Problem;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.Violation;
import io.huifang.survey.foresight.Foresight.Seen;
import io.huifang.survey.foresight.Foresight.Unseen;
import io.huifang.survey.word.NextSteps;
import io.huifang.survey.word.NextSteps.Said;
import io.huifang.survey.word.SupposedEnd;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tells the holder of a live lease what would follow if he concluded so. Changes nothing. */
@ApplicationScoped
public class ForeseeConclusion {
    /** The scheduler does not answer. */
    static final Problem NO_WORD =
            Problem.of(
                    503,
                    "next-step-unknown",
                    "The scheduler does not say now what would follow; the conclusion can be saved"
                            + " all the same");

    /** The scheduler has closed the attempt. */
    static final Problem OVER =
            Problem.of(
                    409,
                    "nothing-follows",
                    "The scheduler has ended the attempt, so nothing follows from it");

    private final Pool pool;
    private final Attempts attempts;
    private final NextSteps nextSteps;

    ForeseeConclusion(Pool pool, Attempts attempts, NextSteps nextSteps) {
        this.pool = pool;
        this.attempts = attempts;
        this.nextSteps = nextSteps;
    }

    public Uni<Foresight> foresee(UUID attemptId, String agent, SupposedEnd end) {
        return pool.withConnection(connection -> attempts.find(connection, attemptId))
                .chain(found -> foresee(found, agent, end));
    }

    private Uni<Foresight> foresee(Optional<Attempt> found, String agent, SupposedEnd end) {
        Optional<Refusal> refusal = Refusal.ofLook(found, agent);
        if (refusal.isPresent()) {
            return Uni.createFrom().item(new Unseen(refusal.get().problem()));
        }
        Attempt attempt = found.get();
        List<Violation> faults =
                AppointmentRule.faults(end.disposition(), end.appointmentAt(), attempt.readAt());
        return faults.isEmpty()
                ? nextSteps.after(attempt, end).map(said -> told(attempt, said))
                : Uni.createFrom().item(new Unseen(Problems.INVALID.at(faults)));
    }

    private static Foresight told(Attempt attempt, Said said) {
        if (said instanceof Said.Step step) {
            return new Seen(attempt.token(), step.step());
        }
        return new Unseen(said instanceof Said.Over ? OVER : NO_WORD);
    }
}
