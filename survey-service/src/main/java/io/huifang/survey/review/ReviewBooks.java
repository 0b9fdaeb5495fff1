package io.huifang.survey.review;

import io.huifang.contract.Topic;
import io.huifang.contract.analytics.ReviewFact;
import io.huifang.outbox.Ids;
import io.huifang.outbox.Outbox;
import io.huifang.survey.attempt.Backgrounds;
import io.huifang.survey.attempt.SurveyFacts;
import io.huifang.survey.history.Conclusion;
import io.huifang.survey.sealing.Pseudonyms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a review writes, and tells those who count: scores, never words. */
@ApplicationScoped
class ReviewBooks {
    /** Names the four scores; other questions would be another version. */
    private static final String SCORED = "review";

    private static final int VERSION = 1;

    private final Reviews reviews;
    private final Backgrounds backgrounds;
    private final Pseudonyms pseudonyms;
    private final SurveyFacts facts;
    private final Outbox outbox;
    private final Ids ids;

    ReviewBooks(
            Reviews reviews,
            Backgrounds backgrounds,
            Pseudonyms pseudonyms,
            SurveyFacts facts,
            Outbox outbox,
            Ids ids) {
        this.reviews = reviews;
        this.backgrounds = backgrounds;
        this.pseudonyms = pseudonyms;
        this.facts = facts;
        this.outbox = outbox;
        this.ids = ids;
    }

    /** When it was written; empty when another version is the highest one. */
    Uni<Optional<Instant>> enter(SqlConnection tx, Conclusion conclusion, Review review) {
        return reviews.add(tx, review)
                .call(
                        at ->
                                at.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : tell(tx, conclusion, review, at.get()));
    }

    private Uni<Void> tell(SqlConnection tx, Conclusion conclusion, Review review, Instant at) {
        return backgrounds
                .of(tx, review.attemptId())
                .map(background -> fact(conclusion, review, at, background.agentGroup()))
                .chain(
                        fact ->
                                outbox.append(
                                        tx,
                                        List.of(
                                                facts.record(
                                                        Topic.ANALYTICS_RESPONSES, fact, null))));
    }

    private ReviewFact fact(Conclusion conclusion, Review review, Instant at, String agentGroup) {
        Scores scores = review.scores();
        return new ReviewFact(
                ids.next(),
                at,
                pseudonyms.of(conclusion.customerId()),
                conclusion.callbackId(),
                conclusion.attemptId(),
                review.version() - 1,
                conclusion.reason(),
                review.agent(),
                agentGroup,
                SCORED,
                VERSION,
                scores.listening(),
                scores.empathy(),
                scores.correctness(),
                scores.procedure());
    }
}
