package io.huifang.scheduler.replay;

import io.huifang.scheduler.problem.Problem;
import io.huifang.scheduler.problem.ProblemException;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Tries a stored policy on past events. */
@Path("/v1/policies/{version: [1-9][0-9]{0,8}}/replays")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Replays")
class ReplaysOfPolicyResource {
    private static final String POLICY_ADMIN = "policy-admin";

    private final RequestReplay requestReplay;

    ReplaysOfPolicyResource(RequestReplay requestReplay) {
        this.requestReplay = requestReplay;
    }

    /**
     * Which events.
     *
     * @param from decided at or after, RFC 3339
     * @param to decided before, RFC 3339; not in the future
     */
    record ReplayRequest(@NotNull Instant from, @NotNull Instant to) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(POLICY_ADMIN)
    @Operation(summary = "Asks for past events to be decided again under this policy")
    @APIResponse(responseCode = "202", description = "It waits; see Location")
    @APIResponse(responseCode = "404", description = "There is no such policy")
    @APIResponse(responseCode = "409", description = "Too many replays wait already")
    @APIResponse(responseCode = "422", description = "The period is none, or in the future")
    public Uni<RestResponse<Void>> request(
            @PathParam("version") int version,
            @Valid @NotNull ReplayRequest asked,
            @Context SecurityContext person) {
        return requestReplay
                .request(version, asked.from(), asked.to(), person.getUserPrincipal().getName())
                .map(ReplaysOfPolicyResource::accepted);
    }

    private static RestResponse<Void> accepted(RequestReplay.Answer answer) {
        if (answer instanceof RequestReplay.Answer.Accepted accepted) {
            URI location = URI.create("/v1/replays/" + accepted.replayId());
            return ResponseBuilder.<Void>create(RestResponse.Status.ACCEPTED)
                    .location(location)
                    .build();
        }
        if (answer instanceof RequestReplay.Answer.TooMany) {
            throw ProblemException.conflict(
                    "too-many-replays", "Wait for other replays to end, or cancel one.");
        }
        if (answer instanceof RequestReplay.Answer.NoPeriod) {
            throw invalid("/from", "must be before to");
        }
        if (answer instanceof RequestReplay.Answer.InFuture) {
            throw invalid("/to", "must not be in the future");
        }
        throw ProblemException.notFound();
    }

    private static ProblemException invalid(String pointer, String detail) {
        return ProblemException.invalid(List.of(new Problem.Fault(pointer, "invalid", detail)));
    }
}
