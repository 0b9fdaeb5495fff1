package io.huifang.survey.invitation;

import io.huifang.contract.Topic;
import io.huifang.contract.analytics.Channel;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.contract.survey.SurveyResponded;
import io.huifang.outbox.Ids;
import io.huifang.outbox.OutboxRecord;
import io.huifang.survey.attempt.Background;
import io.huifang.survey.attempt.Backgrounds;
import io.huifang.survey.attempt.SurveyFacts;
import io.huifang.survey.response.Answers;
import io.huifang.survey.sealing.Pseudonyms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;

/** What the world is told of a customer's own response: codes and numbers, never words. */
@ApplicationScoped
class ResponseNews {
    private final SurveyFacts facts;
    private final Backgrounds backgrounds;
    private final Pseudonyms pseudonyms;
    private final Ids ids;

    ResponseNews(SurveyFacts facts, Backgrounds backgrounds, Pseudonyms pseudonyms, Ids ids) {
        this.facts = facts;
        this.backgrounds = backgrounds;
        this.pseudonyms = pseudonyms;
        this.ids = ids;
    }

    Uni<List<OutboxRecord>> of(
            SqlConnection tx, Invitation invitation, Answers answers, Instant at) {
        return backgrounds
                .of(tx, invitation.attemptId())
                .map(background -> fact(invitation, answers, at, background))
                .map(
                        fact ->
                                List.of(
                                        facts.record(
                                                Topic.SURVEY_RESPONSES,
                                                responded(invitation, answers, at),
                                                null),
                                        facts.record(Topic.ANALYTICS_RESPONSES, fact, null)));
    }

    private SurveyResponded responded(Invitation invitation, Answers answers, Instant at) {
        return new SurveyResponded(
                ids.next(),
                at,
                invitation.customerId(),
                invitation.callbackId(),
                invitation.attemptId(),
                invitation.reason(),
                invitation.questionnaire(),
                invitation.version(),
                answers.choices());
    }

    private ResponseFact fact(
            Invitation invitation, Answers answers, Instant at, Background background) {
        return new ResponseFact(
                ids.next(),
                at,
                pseudonyms.of(invitation.customerId()),
                invitation.callbackId(),
                invitation.attemptId(),
                invitation.reason(),
                invitation.questionnaire(),
                invitation.version(),
                rating(answers, "csat"),
                rating(answers, "nps"),
                rating(answers, "ces"),
                answers.choices().get("resolved") instanceof Boolean resolved ? resolved : null,
                !answers.words().isEmpty(),
                null,
                background.region(),
                background.language(),
                null,
                Channel.LINK);
    }

    private static Integer rating(Answers answers, String question) {
        return answers.choices().get(question) instanceof Integer rating ? rating : null;
    }
}
