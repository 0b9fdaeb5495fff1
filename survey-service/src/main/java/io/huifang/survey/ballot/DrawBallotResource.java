package io.huifang.survey.ballot;

import io.huifang.survey.account.Role;
import io.huifang.survey.customer.CustomerIds;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;
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
import java.util.Optional;

/** Gives the wallet's application a ballot for its logged-in customer, when he asks for it. */
@Path("/v1/ballots")
@RolesAllowed(Role.WALLET)
@Tag(name = "Customers")
class DrawBallotResource {

    private final DrawBallot drawBallot;

    DrawBallotResource(DrawBallot drawBallot) {
        this.drawBallot = drawBallot;
    }

    /**
     * Whose.
     *
     * @param customerId the customer, as events name him
     */
    record BallotRequest(String customerId) {}

    /**
     * A ballot.
     *
     * @param ballot the page, good once; shown to the customer and kept nowhere
     */
    public record BallotView(URI ballot) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Draw the one ballot of a callback; 404 when none is left")
    @RequestBodySchema(BallotRequest.class)
    public Uni<BallotView> draw(byte[] body) {
        RequestBody request = RequestBody.of(body);
        Optional<String> customerId = CustomerIds.read(request);
        request.finish();
        return drawBallot
                .draw(customerId.orElseThrow())
                .map(
                        drawn ->
                                drawn.map(BallotView::new)
                                        .orElseThrow(() -> new RefusedRequest(Problems.NOT_FOUND)));
    }
}
