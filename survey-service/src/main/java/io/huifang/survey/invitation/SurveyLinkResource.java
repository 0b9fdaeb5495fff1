package io.huifang.survey.invitation;

import io.huifang.survey.account.Role;
import io.huifang.survey.customer.CustomerIds;
import io.huifang.survey.exchange.RequestBody;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Gives the wallet's application the questionnaires that its logged-in customer can answer. */
@Path("/v1/survey-links")
@RolesAllowed(Role.WALLET)
@Tag(name = "Customers")
class SurveyLinkResource {

    private final ListSurveys listSurveys;

    SurveyLinkResource(ListSurveys listSurveys) {
        this.listSurveys = listSurveys;
    }

    /**
     * Whose.
     *
     * @param customerId the customer, as events name him
     */
    record SurveyLinksRequest(String customerId) {}

    /**
     * A questionnaire.
     *
     * @param survey its page
     * @param until exclusive, UTC
     */
    public record SurveyLinkView(URI survey, Instant until) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Links to the questionnaires that a customer can still answer")
    @RequestBodySchema(SurveyLinksRequest.class)
    public Uni<List<SurveyLinkView>> list(byte[] body) {
        RequestBody request = RequestBody.of(body);
        Optional<String> customerId = CustomerIds.read(request);
        request.finish();
        return listSurveys.list(customerId.orElseThrow());
    }
}
