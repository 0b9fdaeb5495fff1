package io.huifang.survey.erasure;

import io.huifang.survey.customer.CustomerLinks;
import io.huifang.survey.help.HelpRequests;
import io.huifang.survey.invitation.Invitations;
import io.huifang.survey.invitation.Responses;
import io.huifang.survey.optout.OptOuts;
import io.huifang.survey.permission.SurveyPermissions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;

/** What customers left on their own pages, and the links that lead there. */
@ApplicationScoped
class CustomerSide {
    private final CustomerLinks customerLinks;
    private final Responses responses;
    private final Invitations invitations;
    private final OptOuts optOuts;
    private final HelpRequests helpRequests;
    private final SurveyPermissions permissions;

    CustomerSide(
            CustomerLinks customerLinks,
            Responses responses,
            Invitations invitations,
            OptOuts optOuts,
            HelpRequests helpRequests,
            SurveyPermissions permissions) {
        this.permissions = permissions;
        this.customerLinks = customerLinks;
        this.responses = responses;
        this.invitations = invitations;
        this.optOuts = optOuts;
        this.helpRequests = helpRequests;
    }

    /** {@link KeptWords} has remembered them before, so that nothing new begins. */
    Uni<Void> forget(SqlConnection tx, Collection<String> customerIds) {
        return customerLinks
                .forget(tx, customerIds)
                .chain(() -> responses.forgetWords(tx, customerIds))
                .chain(() -> invitations.endAllOf(tx, customerIds))
                .chain(() -> optOuts.forget(tx, customerIds))
                .chain(() -> helpRequests.forget(tx, customerIds))
                .chain(() -> permissions.forget(tx, customerIds));
    }
}
