package io.huifang.survey.ballot;

import io.huifang.survey.ballot.Ballots.Cast;
import io.huifang.survey.invitation.FormAnswers;
import io.huifang.survey.questionnaire.Questionnaire;
import io.huifang.survey.response.Answers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/** Takes the answers that come with a ballot, once. Own words would tell who says them. */
@ApplicationScoped
class CastBallot {
    private final Pool pool;
    private final ShowBallot showBallot;
    private final Ballots ballots;
    private final SealedAnswers sealedAnswers;

    CastBallot(Pool pool, ShowBallot showBallot, Ballots ballots, SealedAnswers sealedAnswers) {
        this.pool = pool;
        this.showBallot = showBallot;
        this.ballots = ballots;
        this.sealedAnswers = sealedAnswers;
    }

    /** What came of it. */
    enum Outcome {
        SAVED,
        SPENT,
        OVER,
        GONE,
        EMPTY,
        WRONG
    }

    Uni<Outcome> cast(String token, FormAnswers form) {
        Optional<byte[]> ballot = showBallot.ballot(token);
        if (ballot.isEmpty()) {
            return Uni.createFrom().item(showBallot.hasEnded(token) ? Outcome.OVER : Outcome.GONE);
        }
        if (form.isEmpty()) {
            return Uni.createFrom().item(Outcome.EMPTY);
        }
        Questionnaire questionnaire = showBallot.questionnaire();
        Optional<Answers> answers = form.read(questionnaire, false);
        return answers.isEmpty()
                ? Uni.createFrom().item(Outcome.WRONG)
                : cast(
                        new Cast(
                                Buffer.buffer(ballot.get()),
                                questionnaire.id(),
                                questionnaire.version(),
                                sealedAnswers.seal(answers.get())));
    }

    private Uni<Outcome> cast(Cast one) {
        return pool.withTransaction(tx -> ballots.cast(tx, one))
                .map(first -> first ? Outcome.SAVED : Outcome.SPENT);
    }
}
