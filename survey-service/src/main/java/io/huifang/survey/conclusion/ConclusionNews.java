package io.huifang.survey.conclusion;

import io.huifang.contract.Topic;
import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.Channel;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.survey.SurveyResponded;
import io.huifang.outbox.Ids;
import io.huifang.outbox.OutboxRecord;
import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Endings.Ending;
import io.huifang.survey.attempt.SurveyFacts;
import io.huifang.survey.history.AttemptFacts;
import io.huifang.survey.history.Conclusion;
import io.huifang.survey.history.Conclusion.Asked;
import io.huifang.survey.history.Conclusion.Promise;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.List;

/** What the world is told of a conclusion: codes and numbers, never words. */
@ApplicationScoped
class ConclusionNews {
    private final SurveyFacts facts;
    private final AttemptFacts attemptFacts;
    private final Ids ids;

    ConclusionNews(SurveyFacts facts, AttemptFacts attemptFacts, Ids ids) {
        this.facts = facts;
        this.attemptFacts = attemptFacts;
        this.ids = ids;
    }

    /** For the scheduler. */
    Ending ending(Attempt attempt, Conclusion conclusion) {
        return new Ending(attempt.id(), concluded(conclusion), attempt.brief().traceParent());
    }

    /** For everyone else. */
    Uni<List<OutboxRecord>> others(SqlConnection tx, Attempt attempt, Conclusion conclusion) {
        String trace = attempt.brief().traceParent();
        return attemptFacts
                .of(tx, attempt, conclusion)
                .map(attempted -> others(conclusion, attempted, trace));
    }

    private List<OutboxRecord> others(Conclusion conclusion, AttemptFact attempted, String trace) {
        List<OutboxRecord> news = new ArrayList<>(3);
        news.add(facts.record(Topic.ANALYTICS_ATTEMPTS, attempted, trace));
        if (!conclusion.asked().isEmpty()) {
            news.add(facts.record(Topic.SURVEY_RESPONSES, responded(conclusion), trace));
            news.add(
                    facts.record(
                            Topic.ANALYTICS_RESPONSES, responseFact(conclusion, attempted), trace));
        }
        return news;
    }

    private AttemptConcluded concluded(Conclusion conclusion) {
        Conclusion.Ending ending = conclusion.ending();
        return new AttemptConcluded(
                ids.next(),
                conclusion.concludedAt(),
                conclusion.customerId(),
                conclusion.callbackId(),
                conclusion.attemptId(),
                conclusion.number(),
                ending.disposition(),
                conclusion.agent(),
                conclusion.claimedAt(),
                conclusion.revealedAt(),
                ending.appointmentAt(),
                ending.followUp(),
                ending.rootCause(),
                promise(ending.promise()),
                ending.next().mine() ? conclusion.agent() : null,
                ending.next().language());
    }

    private static AttemptConcluded.Promise promise(Promise promise) {
        return promise == null
                ? null
                : new AttemptConcluded.Promise(
                        promise.keptBy(), promise.subjectRef(), promise.dueAt());
    }

    private SurveyResponded responded(Conclusion conclusion) {
        Asked asked = conclusion.asked();
        return new SurveyResponded(
                ids.next(),
                conclusion.concludedAt(),
                conclusion.customerId(),
                conclusion.callbackId(),
                conclusion.attemptId(),
                conclusion.reason(),
                asked.questionnaire(),
                asked.version(),
                asked.choices());
    }

    private ResponseFact responseFact(Conclusion conclusion, AttemptFact attempted) {
        Asked asked = conclusion.asked();
        return new ResponseFact(
                ids.next(),
                conclusion.concludedAt(),
                attempted.customerId(),
                conclusion.callbackId(),
                conclusion.attemptId(),
                conclusion.reason(),
                asked.questionnaire(),
                asked.version(),
                asked.rating("csat"),
                asked.rating("nps"),
                asked.rating("ces"),
                asked.yesNo("resolved"),
                !asked.words().isEmpty(),
                conclusion.agent(),
                attempted.region(),
                attempted.language(),
                attempted.agentGroup(),
                Channel.CALL);
    }
}
