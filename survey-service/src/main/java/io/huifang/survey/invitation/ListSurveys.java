package io.huifang.survey.invitation;

import io.huifang.survey.invitation.SurveyLinkResource.SurveyLinkView;
import io.huifang.survey.link.LinkPurpose;
import io.huifang.survey.link.Links;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Lists the questionnaires that a customer can still answer under his name. */
@ApplicationScoped
class ListSurveys {
    private final Pool pool;
    private final Invitations invitations;
    private final Links links;

    ListSurveys(Pool pool, Invitations invitations, Links links) {
        this.pool = pool;
        this.invitations = invitations;
        this.links = links;
    }

    Uni<List<SurveyLinkView>> list(String customerId) {
        return invitations
                .openOf(pool, customerId)
                .map(open -> open.stream().map(this::link).toList());
    }

    private SurveyLinkView link(Invitation one) {
        return new SurveyLinkView(
                links.to(LinkPurpose.SURVEY, one.attemptId(), one.endsAt()), one.endsAt());
    }
}
