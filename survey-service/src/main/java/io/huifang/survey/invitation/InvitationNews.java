package io.huifang.survey.invitation;

import io.huifang.contract.Topic;
import io.huifang.contract.survey.SurveyInvited;
import io.huifang.outbox.Ids;
import io.huifang.outbox.OutboxRecord;
import io.huifang.survey.attempt.SurveyFacts;
import io.huifang.survey.link.LinkPurpose;
import io.huifang.survey.link.Links;

import jakarta.enterprise.context.ApplicationScoped;

import java.net.URI;
import java.time.Clock;

/** What the scheduler is told of an invitation, so that it can write to the customer. */
@ApplicationScoped
class InvitationNews {
    private final SurveyFacts facts;
    private final Links links;
    private final Ids ids;
    private final Clock clock;

    InvitationNews(SurveyFacts facts, Links links, Ids ids, Clock clock) {
        this.facts = facts;
        this.links = links;
        this.ids = ids;
        this.clock = clock;
    }

    /** Of one under the customer's name: its link names the attempt. */
    OutboxRecord of(Invitation invitation) {
        URI link = links.to(LinkPurpose.SURVEY, invitation.attemptId(), invitation.endsAt());
        SurveyInvited fact =
                new SurveyInvited(
                        ids.next(),
                        clock.instant(),
                        invitation.customerId(),
                        invitation.callbackId(),
                        invitation.attemptId(),
                        invitation.reason(),
                        link.toString(),
                        invitation.endsAt());
        return facts.record(Topic.SURVEY_RESPONSES, fact, null);
    }
}
