package io.huifang.survey.ballot;

import io.huifang.survey.link.LinkPurpose;
import io.huifang.survey.link.Links;
import io.huifang.survey.questionnaire.PublishedDocuments;
import io.huifang.survey.questionnaire.Questionnaire;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.Optional;

/** Finds what a ballot's link leads to. A look changes nothing. */
@ApplicationScoped
class ShowBallot {
    private final Pool pool;
    private final Links links;
    private final Ballots ballots;
    private final PublishedDocuments documents;
    private final BallotConfig config;
    private final Clock clock;

    ShowBallot(
            Pool pool,
            Links links,
            Ballots ballots,
            PublishedDocuments documents,
            BallotConfig config,
            Clock clock) {
        this.pool = pool;
        this.links = links;
        this.ballots = ballots;
        this.documents = documents;
        this.config = config;
        this.clock = clock;
    }

    /** What a link leads to. */
    enum State {
        OPEN,
        SPENT,
        OVER,
        GONE
    }

    Uni<State> show(String token) {
        Optional<byte[]> ballot = ballot(token);
        // whoever has no link of ours costs no connection
        return ballot.isEmpty()
                ? Uni.createFrom().item(hasEnded(token) ? State.OVER : State.GONE)
                : ballots.isSpent(pool, ballot.get())
                        .map(spent -> spent ? State.SPENT : State.OPEN);
    }

    /** Whether the time to answer is over. */
    boolean hasEnded(String token) {
        return links.hasEnded(token, LinkPurpose.BALLOT);
    }

    /** What is kept of the ballot; empty for a link that is not ours or has ended. */
    Optional<byte[]> ballot(String token) {
        return links.subject(token, LinkPurpose.BALLOT).map(BallotNumbers::kept);
    }

    /** The questions that are asked today. */
    Questionnaire questionnaire() {
        return documents.questionnaire(config.questionnaire(), clock.instant()).orElseThrow();
    }
}
