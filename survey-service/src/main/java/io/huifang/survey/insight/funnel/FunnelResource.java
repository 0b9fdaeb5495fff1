package io.huifang.survey.insight.funnel;

import io.huifang.survey.account.Role;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.huifang.survey.insight.indicator.Dimension;
import io.huifang.survey.insight.indicator.Grain;
import io.huifang.survey.insight.indicator.InsightQuery;
import io.huifang.survey.insight.indicator.SeriesQuery;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What became of events. */
@Path("/v1/insight/funnel")
@RolesAllowed({Role.SUPERVISOR, Role.POLICY_ADMIN, Role.AUDITOR, Role.OPS})
@Tag(name = "Insight")
class FunnelResource {
    private static final String DAYS = "RFC 3339; days that begin outside are left out";

    private final Funnels funnels;
    private final Clock clock;
    private final JsonBodies json;

    FunnelResource(Funnels funnels, Clock clock, JsonBodies json) {
        this.funnels = funnels;
        this.clock = clock;
        this.json = json;
    }

    @GET
    @Operation(summary = "Events, decisions, attempts and outcomes, with the reasons for each loss")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = DAYS)
    @Parameter(name = "to", in = ParameterIn.QUERY, description = DAYS)
    @Parameter(name = "reason", in = ParameterIn.QUERY, description = "only of this reason")
    @Parameter(name = "region", in = ParameterIn.QUERY, description = "only of this region")
    @Parameter(name = "language", in = ParameterIn.QUERY, description = "only of this language")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = FunnelView.class)))
    public Uni<Response> funnel(@Context UriInfo uri) {
        InsightQuery given = new InsightQuery(uri.getQueryParameters(), Set.of(), clock.instant());
        Instant from = given.from();
        Instant to = given.to();
        Map<Dimension, String> only = given.only();
        given.check();
        check(from, to, only);
        return funnels.funnel(from, to, only)
                .map(FunnelView::of)
                .map(view -> new Answer.Done(200, null, json.of(view)).toResponse());
    }

    /** What can be asked of days can be asked here; but no agent has a part in decisions. */
    private static void check(Instant from, Instant to, Map<Dimension, String> only) {
        if (only.containsKey(Dimension.AGENT_GROUP)) {
            throw InsightQuery.refused("not by agents");
        }
        try {
            new SeriesQuery("events", Grain.DAY, from, to, Optional.empty(), only);
        } catch (IllegalArgumentException unanswerable) {
            throw InsightQuery.refused(unanswerable.getMessage());
        }
    }
}
