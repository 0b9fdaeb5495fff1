package io.huifang.survey.calling;

import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Is it you calling? For the customer's application. The link is the permission. */
@Path("/calls/{token}")
@PermitAll
@Tag(name = "Customers")
class CallResource {
    private final ShowCall showCall;

    CallResource(ShowCall showCall) {
        this.showCall = showCall;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Whether it is us who call this customer now, and by which words")
    public Uni<CallView> show(@PathParam("token") String token) {
        return showCall.show(token).map(CallResource::view);
    }

    private static CallView view(CallShown shown) {
        if (shown instanceof CallShown.Gone) {
            throw new RefusedRequest(Problems.NOT_FOUND);
        }
        return shown instanceof CallShown.Ours ours ? CallView.of(ours) : CallView.NOT_OURS;
    }
}
