package io.huifang.survey.history;

import io.huifang.survey.help.HelpRequests;
import io.huifang.survey.invitation.AskedSurveys;
import io.huifang.survey.invitation.Responses;
import io.huifang.survey.notice.Notices;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** What passed between us and a customer besides calls. */
@ApplicationScoped
class BesidesCalls {
    private final Responses responses;
    private final AskedSurveys askedSurveys;
    private final Notices notices;
    private final HelpRequests helpRequests;

    BesidesCalls(
            Responses responses,
            AskedSurveys askedSurveys,
            Notices notices,
            HelpRequests helpRequests) {
        this.responses = responses;
        this.askedSurveys = askedSurveys;
        this.notices = notices;
        this.helpRequests = helpRequests;
    }

    /**
     * The customer's whole timeline.
     *
     * @param contacts the calls
     * @param most so many of each other kind
     */
    Uni<TimelineView> timeline(
            SqlConnection tx, String customerId, List<ConclusionView> contacts, int most) {
        return Uni.combine()
                .all()
                .unis(
                        responses.latest(tx, customerId, most),
                        askedSurveys.asked(tx, customerId, most),
                        notices.latest(tx, customerId, most),
                        helpRequests.latest(tx, customerId, most))
                .usingConcurrencyOf(1)
                .with(
                        (own, surveys, sent, asked) ->
                                new TimelineView(customerId, contacts, own, surveys, sent, asked));
    }
}
