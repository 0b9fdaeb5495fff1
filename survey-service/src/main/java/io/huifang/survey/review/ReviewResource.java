package io.huifang.survey.review;

import io.huifang.survey.account.Role;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.huifang.survey.idempotency.RequestKey;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What supervisors think of concluded calls. */
@Path("/v1/reviews")
@RolesAllowed({Role.AGENT, Role.SUPERVISOR, Role.AUDITOR})
@Tag(name = "Reviews")
class ReviewResource {
    private static final String REQUEST = "POST /v1/reviews";

    private final ShowReviews showReviews;
    private final ReviewCall reviewCall;
    private final JsonBodies json;

    ReviewResource(ShowReviews showReviews, ReviewCall reviewCall, JsonBodies json) {
        this.showReviews = showReviews;
        this.reviewCall = reviewCall;
        this.json = json;
    }

    @GET
    @Operation(summary = "The latest reviews, newest first; agents see those of their own calls")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.ARRAY,
                                            implementation = ReviewView.class)))
    public Uni<Response> reviews(
            @QueryParam("agent") String agent, @Context SecurityContext security) {
        return showReviews
                .latest(readable(agent, security))
                .map(
                        found ->
                                new Answer.Done(
                                                200,
                                                null,
                                                json.of(
                                                        found.stream()
                                                                .map(ReviewView::of)
                                                                .toList()))
                                        .toResponse());
    }

    @POST
    @RolesAllowed(Role.SUPERVISOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Review a concluded call, or replace the review that was read")
    @RequestBodySchema(ReviewRequest.class)
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    public Uni<Response> review(
            @HeaderParam("Idempotency-Key") String key,
            @Context SecurityContext security,
            byte[] body) {
        String reviewer = security.getUserPrincipal().getName();
        ReviewCommand command = ReviewRequest.read(reviewer, body);
        return reviewCall
                .review(command, RequestKey.of(reviewer, key, REQUEST, body))
                .map(answer -> answer.toResponse());
    }

    private static String readable(String agent, SecurityContext security) {
        boolean all = security.isUserInRole(Role.SUPERVISOR) || security.isUserInRole(Role.AUDITOR);
        return all ? agent : security.getUserPrincipal().getName();
    }
}
