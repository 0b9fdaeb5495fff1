package io.huifang.survey.agent;

import io.huifang.survey.account.Role;
import io.huifang.survey.exchange.IfMatch;
import io.huifang.survey.exchange.RefusedRequest;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The agents, for their supervisors and for themselves. */
@Path("/v1/agents")
@RolesAllowed({Role.SUPERVISOR, Role.AUDITOR})
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Agents")
class AgentResource {
    private final ShowAgents showAgents;
    private final SaveProfile saveProfile;
    private final RemoveProfile removeProfile;
    private final ChangeState changeState;

    AgentResource(
            ShowAgents showAgents,
            SaveProfile saveProfile,
            RemoveProfile removeProfile,
            ChangeState changeState) {
        this.showAgents = showAgents;
        this.saveProfile = saveProfile;
        this.removeProfile = removeProfile;
        this.changeState = changeState;
    }

    @GET
    @Operation(summary = "Who works here: skills, languages, and who takes calls")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AgentsView.class)))
    public Uni<Response> agents() {
        return showAgents.all().map(answer -> answer.toResponse());
    }

    @PUT
    @Path("/{account}")
    @RolesAllowed(Role.SUPERVISOR)
    @Operation(
            summary = "What an agent can do; If-Match takes the version, \"0\" for a new profile")
    @RequestBodySchema(ProfileRequest.class)
    @APIResponse(
            responseCode = "200",
            description = "Saved; the ETag is the profile's version",
            content = @Content(schema = @Schema(implementation = AgentView.class)))
    public Uni<Response> save(
            @PathParam("account") String account,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Context SecurityContext security,
            byte[] body) {
        long version = version(ifMatch);
        return saveProfile
                .save(
                        ProfileRequest.read(known(account), version, body),
                        security.getUserPrincipal().getName())
                .map(answer -> answer.toResponse());
    }

    @DELETE
    @Path("/{account}")
    @RolesAllowed(Role.SUPERVISOR)
    @Operation(
            summary = "Remove the profile of an agent who has left",
            description =
                    "And with it whether he takes calls. If-Match takes the version, \"0\" for one"
                            + " without a profile. Refused while he holds an attempt; what he did"
                            + " stays under his account's name.")
    @APIResponse(responseCode = "204", description = "There is nothing of him among the agents")
    public Uni<Response> remove(
            @PathParam("account") String account,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Context SecurityContext security) {
        long version = version(ifMatch);
        return removeProfile
                .remove(known(account), version, security.getUserPrincipal().getName())
                .map(answer -> answer.toResponse());
    }

    @GET
    @Path("/me")
    @RolesAllowed(Role.AGENT)
    @Operation(summary = "The asking agent")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AgentView.class)))
    public Uni<Response> me(@Context SecurityContext security) {
        return showAgents
                .one(security.getUserPrincipal().getName())
                .map(answer -> answer.toResponse());
    }

    @PUT
    @Path("/me/state")
    @RolesAllowed(Role.AGENT)
    @Operation(summary = "Whether the asking agent takes calls")
    @RequestBodySchema(StateRequest.class)
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AgentView.class)))
    public Uni<Response> state(@Context SecurityContext security, byte[] body) {
        return changeState
                .change(security.getUserPrincipal().getName(), StateRequest.read(body))
                .map(answer -> answer.toResponse());
    }

    private static long version(String ifMatch) {
        return IfMatch.token(ifMatch)
                .orElseThrow(() -> new RefusedRequest(AgentProblems.STALE_PROFILE));
    }

    private static String known(String account) {
        if (!Profile.ACCOUNT.matcher(account).matches()) throw new NotFoundException();
        return account;
    }
}
