package io.huifang.survey.invitation;

import io.huifang.outbox.Outbox;
import io.huifang.survey.response.Answers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/**
 * Stores what a customer answered on his own, once: of two at the same moment one is stored, and
 * the other is told so. Of an answer and a stop of surveys at the same moment one counts.
 */
@ApplicationScoped
class RespondToSurvey {
    private final Pool pool;
    private final ShowSurvey showSurvey;
    private final Responses responses;
    private final ResponseNews news;
    private final Outbox outbox;

    RespondToSurvey(
            Pool pool,
            ShowSurvey showSurvey,
            Responses responses,
            ResponseNews news,
            Outbox outbox) {
        this.pool = pool;
        this.showSurvey = showSurvey;
        this.responses = responses;
        this.news = news;
        this.outbox = outbox;
    }

    /** What came of it. */
    sealed interface Outcome {
        record Saved() implements Outcome {}

        /** Nothing was stored: there are answers, or the link leads nowhere. */
        record NotOpen(Survey survey) implements Outcome {}

        /**
         * Nothing was stored.
         *
         * @param why names the text that says so
         */
        record Refused(Survey.Open survey, String why) implements Outcome {}
    }

    Uni<Outcome> respond(String token, FormAnswers form) {
        // whoever has no link of ours costs no connection
        if (showSurvey.attempt(token).isEmpty()) {
            return notOpen(showSurvey.withoutLink(token));
        }
        return pool.withTransaction(
                tx ->
                        showSurvey
                                .show(tx, token)
                                .chain(
                                        survey ->
                                                survey instanceof Survey.Open open
                                                        ? judge(tx, token, open, form)
                                                        : notOpen(survey)));
    }

    private Uni<Outcome> judge(SqlConnection tx, String token, Survey.Open open, FormAnswers form) {
        if (form.isEmpty()) {
            return Uni.createFrom().item(new Outcome.Refused(open, "survey.empty"));
        }
        Optional<Answers> answers = form.read(open.questionnaire(), true);
        return answers.isEmpty()
                ? Uni.createFrom().item(new Outcome.Refused(open, "survey.wrong"))
                : store(tx, token, open.invitation(), answers.get());
    }

    /** What was not stored was answered or stopped meanwhile: a second look tells. */
    private Uni<Outcome> store(
            SqlConnection tx, String token, Invitation invitation, Answers answers) {
        return responses
                .add(tx, invitation, answers)
                .chain(
                        at ->
                                at.isEmpty()
                                        ? showSurvey.show(tx, token).chain(RespondToSurvey::notOpen)
                                        : news.of(tx, invitation, answers, at.get())
                                                .chain(told -> outbox.append(tx, told))
                                                .replaceWith(new Outcome.Saved()));
    }

    private static Uni<Outcome> notOpen(Survey survey) {
        return Uni.createFrom().item(new Outcome.NotOpen(survey));
    }
}
