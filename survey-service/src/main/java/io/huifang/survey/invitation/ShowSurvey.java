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
                ? Uni.createFrom().item(new Survey.Gone())
                : responses
                        .exists(client, attemptId.get())
                        .chain(
                                answered ->
                                        answered
                                                ? Uni.createFrom().item(new Survey.Answered())
                                                : invitations
                                                        .open(client, attemptId.get())
                                                        .map(this::survey));
    }

    /** What such a link is about; empty for one that is not ours or has ended. */
    Optional<UUID> attempt(String token) {
        return links.subject(token, LinkPurpose.SURVEY);
    }

    private Survey survey(Optional<Invitation> invitation) {
        return invitation
                .flatMap(
                        one ->
                                documents
                                        .questionnaire(one.questionnaire(), one.version())
                                        .map(asked -> (Survey) new Survey.Open(one, asked)))
                .orElseGet(Survey.Gone::new);
    }
}
