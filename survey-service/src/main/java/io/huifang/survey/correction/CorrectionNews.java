package io.huifang.survey.correction;

import io.huifang.contract.Topic;
import io.huifang.contract.attempt.AttemptCorrected;
import io.huifang.outbox.Ids;
import io.huifang.outbox.OutboxRecord;
import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.SurveyFacts;
import io.huifang.survey.history.AttemptFacts;
import io.huifang.survey.history.Conclusion;
import io.huifang.survey.history.Correction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** What the world is told of a correction: codes, never words. */
@ApplicationScoped
class CorrectionNews {
    private final SurveyFacts facts;
    private final AttemptFacts attemptFacts;
    private final Ids ids;

    CorrectionNews(SurveyFacts facts, AttemptFacts attemptFacts, Ids ids) {
        this.facts = facts;
        this.attemptFacts = attemptFacts;
        this.ids = ids;
    }

    AttemptCorrected fact(Conclusion conclusion, Correction correction) {
        return new AttemptCorrected(
                ids.next(),
                correction.correctedAt(),
                conclusion.customerId(),
                conclusion.callbackId(),
                conclusion.attemptId(),
                correction.revision(),
                correction.previous(),
                correction.disposition(),
                correction.correctedBy());
    }

    /**
     * @param corrected the conclusion with the correction in it
     */
    Uni<List<OutboxRecord>> records(
            SqlConnection tx, Attempt attempt, Conclusion corrected, AttemptCorrected fact) {
        String trace = attempt.brief().traceParent();
        return attemptFacts
                .of(tx, attempt, corrected)
                .map(
                        attempted ->
                                List.of(
                                        facts.record(Topic.CALLBACK_ATTEMPTS, fact, trace),
                                        facts.record(Topic.ANALYTICS_ATTEMPTS, attempted, trace)));
    }
}
