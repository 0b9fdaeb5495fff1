package io.huifang.survey.word;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.proof.Proof;
import io.huifang.survey.proof.Proofs;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;

import org.jboss.logging.Logger;

import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What the scheduler says would follow. It decides itself when the end is told, so its silence
 * keeps nobody from concluding.
 */
@ApplicationScoped
public class NextSteps {
    private static final Logger LOG = Logger.getLogger(NextSteps.class);
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final NextStepApi scheduler;
    private final Proof proof;

    NextSteps(SchedulerConfig config, Proofs proofs) {
        this.scheduler =
                QuarkusRestClientBuilder.newBuilder()
                        .baseUri(config.url())
                        .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(config.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .build(NextStepApi.class);
        this.proof = SchedulerKey.proof(config, proofs);
    }

    /** What the scheduler said. */
    public sealed interface Said {
        /** This would follow. */
        record Step(NextStep step) implements Said {}

        /** Nothing would follow from this attempt: it is under way no more. */
        record Over() implements Said {}

        /** It did not answer. */
        record Nothing() implements Said {}
    }

    /** To be asked outside of any transaction. */
    public Uni<Said> after(Attempt attempt, SupposedEnd end) {
        return proof.authorization()
                .chain(
                        authorization ->
                                scheduler.nextStep(
                                        authorization,
                                        attempt.brief().callbackId(),
                                        attempt.id(),
                                        end.disposition().name(),
                                        Objects.toString(end.appointmentAt(), null),
                                        end.followUp()))
                .map(NextSteps::said)
                .onFailure()
                .recoverWithItem(failure -> failed(attempt, failure));
    }

    private static Said said(NextStep step) {
        return step == null || step.status() == null ? new Said.Nothing() : new Said.Step(step);
    }

    private Said failed(Attempt attempt, Throwable failure) {
        int status =
                failure instanceof WebApplicationException refused
                        ? refused.getResponse().getStatus()
                        : 0;
        if (status == NOT_FOUND || status == CONFLICT) return new Said.Over();
        if (status == SchedulerKey.UNPROVEN) proof.refused();
        LOG.warnf(
                "The scheduler did not say what follows attempt %s (status %d, %s); the agent may"
                        + " conclude all the same",
                attempt.id(), status, failure.getClass().getSimpleName());
        return new Said.Nothing();
    }
}
