package io.huifang.survey.insight.load;

import io.huifang.survey.account.Role;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.huifang.survey.page.PageConfig;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.Clock;
import java.time.ZoneId;

/** Agents' load, for those who share out the work, and each agent's for himself. */
@Path("/v1/insight/agents")
@RolesAllowed({Role.SUPERVISOR, Role.AUDITOR})
@Tag(name = "Insight")
class LoadResource {
    private static final String WHEN = "RFC 3339; without: 28 days before to";

    private final ShowLoad showLoad;
    private final JsonBodies json;
    private final Clock clock;
    private final ZoneId zone;

    LoadResource(ShowLoad showLoad, JsonBodies json, Clock clock, PageConfig pages) {
        this.showLoad = showLoad;
        this.json = json;
        this.clock = clock;
        this.zone = pages.timeZone();
    }

    @GET
    @Operation(
            summary = "What each agent and each group did by day, how evenly, and how good it was",
            description =
                    "Of leases that ended from (inclusive) to (exclusive), at most 92 days, and not"
                            + " before the days that are kept. Groups are those of the profiles by"
                            + " now.")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = WHEN)
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "RFC 3339; without: now")
    @Parameter(name = "group", in = ParameterIn.QUERY, description = "only of this group")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = TeamLoadView.class)))
    public Uni<Response> agents(@Context UriInfo uri) {
        LoadQuery query = LoadQuery.everybody(uri.getQueryParameters(), clock.instant());
        return showLoad.of(query).map(it -> done(TeamLoadView.of(it, query, zone)));
    }

    @GET
    @Path("/me")
    @RolesAllowed(Role.AGENT)
    @Operation(summary = "What the asking agent did by day, and how good it was")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = WHEN)
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "RFC 3339; without: now")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = OwnLoadView.class)))
    public Uni<Response> me(@Context UriInfo uri, @Context SecurityContext person) {
        LoadQuery query =
                LoadQuery.of(
                        person.getUserPrincipal().getName(),
                        uri.getQueryParameters(),
                        clock.instant());
        return showLoad.of(query).map(it -> done(OwnLoadView.of(it, query, zone)));
    }

    private Response done(Object view) {
        return new Answer.Done(200, null, json.of(view)).toResponse();
    }
}
