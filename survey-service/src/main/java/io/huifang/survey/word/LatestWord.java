package io.huifang.survey.word;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.proof.Proof;
import io.huifang.survey.proof.Proofs;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The scheduler's word on attempts, asked over HTTP. */
@ApplicationScoped
class LatestWord {
    private static final Logger LOG = Logger.getLogger(LatestWord.class);

    /** Instants are stored here more coarsely than they are told. */
    private static final Duration SAME = Duration.ofMillis(1);

    private final WordApi scheduler;
    private final Proof proof;

    LatestWord(SchedulerConfig config, Proofs proofs) {
        this.scheduler =
                QuarkusRestClientBuilder.newBuilder()
                        .baseUri(config.url())
                        .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(config.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .build(WordApi.class);
        this.proof = SchedulerKey.proof(config, proofs);
    }

    /** What the scheduler said. */
    enum Word {
        /** The customer may be called. */
        STANDS,
        /** He may, and he agrees to hear of offers. */
        STANDS_WITH_OFFERS,
        /** He may not, or not on the number that was meant. */
        GONE,
        /** Nothing. */
        UNSAID
    }

    Uni<Word> on(Attempt attempt) {
        return proof.authorization()
                .chain(authorization -> scheduler.word(authorization, attempt.id()))
                .map(told -> word(attempt, told))
                .onFailure()
                .recoverWithItem(failure -> failed(attempt, failure));
    }

    private static Word word(Attempt attempt, ToldWord told) {
        if (told == null) return Word.UNSAID;
        boolean sameNumber = isSame(told.numberAsOf(), attempt.brief().numberAsOf());
        if (!told.stands() || !sameNumber) return Word.GONE;
        return Boolean.TRUE.equals(told.mayOffer()) ? Word.STANDS_WITH_OFFERS : Word.STANDS;
    }

    private static boolean isSame(Instant one, Instant other) {
        if (one == null || other == null) return one == other;
        return Duration.between(one, other).abs().compareTo(SAME) < 0;
    }

    // A refusal is no word, whichever: a gateway or an older scheduler answers 404 as well.
    private Word failed(Attempt attempt, Throwable failure) {
        int status =
                failure instanceof WebApplicationException refused
                        ? refused.getResponse().getStatus()
                        : 0;
        if (status == SchedulerKey.UNPROVEN) proof.refused();
        LOG.warnf(
                "The scheduler said nothing about attempt %s (status %d, %s); the agent may try"
                        + " again",
                attempt.id(), status, failure.getClass().getSimpleName());
        return Word.UNSAID;
    }
}
