package io.huifang.survey.invitation;

import io.huifang.survey.link.LinkPurpose;
import io.huifang.survey.link.Links;
import io.huifang.survey.questionnaire.PublishedDocuments;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;
import java.util.UUID;

/** Finds what a link to a questionnaire leads to. A look changes nothing. */
@ApplicationScoped
class ShowSurvey {
    private final Pool pool;
    private final Links links;
    private final Invitations invitations;
    private final Responses responses;
    private final PublishedDocuments documents;

    ShowSurvey(
            Pool pool,
            Links links,
            Invitations invitations,
            Responses responses,
            PublishedDocuments documents) {
        this.pool = pool;
        this.links = links;
        this.invitations = invitations;
        this.responses = responses;
        this.documents = documents;
    }

    Uni<Survey> show(String token) {
        return show(pool, token);
    }

    /** The same in the caller's transaction. */
    Uni<Survey> show(SqlClient client, String token) {
        Optional<UUID> attemptId = attempt(token);
        // whoever has no link of ours costs no connection
        return attemptId.isEmpty()
                ? Uni.createFrom().item(withoutLink(token))
                : responses
                        .exists(client, attemptId.get())
                        .chain(
                                answered ->
                                        answered
                                                ? Uni.createFrom().item(new Survey.Answered())
                                                : unanswered(client, attemptId.get()));
    }

    /** What a link leads to that cannot be answered by. */
    Survey withoutLink(String token) {
        return links.hasEnded(token, LinkPurpose.SURVEY) ? new Survey.Over() : new Survey.Gone();
    }

    private Uni<Survey> unanswered(SqlClient client, UUID attemptId) {
        return invitations
                .open(client, attemptId)
                .chain(
                        open ->
                                open.isPresent()
                                        ? Uni.createFrom().item(survey(open.get()))
                                        : invitations
                                                .isStopped(client, attemptId)
                                                .map(ShowSurvey::closed));
    }

    private static Survey closed(boolean stopped) {
        return stopped ? new Survey.Stopped() : new Survey.Gone();
    }

    /** What such a link is about; empty for one that is not ours or has ended. */
    Optional<UUID> attempt(String token) {
        return links.subject(token, LinkPurpose.SURVEY);
    }

    private Survey survey(Invitation invitation) {
        return documents
                .questionnaire(invitation.questionnaire(), invitation.version())
                .map(asked -> (Survey) new Survey.Open(invitation, asked))
                .orElseGet(Survey.Gone::new);
    }
}
