package io.huifang.survey.insight.indicator;

import io.huifang.survey.account.Role;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
import java.util.Set;

/** How callbacks do, in numbers. */
@Path("/v1/insight/indicators")
@RolesAllowed({Role.SUPERVISOR, Role.POLICY_ADMIN, Role.AUDITOR, Role.OPS})
@Tag(name = "Insight")
class IndicatorResource {
    private static final String INSTANT = "RFC 3339; windows that begin outside are left out";

    private final Indicators indicators;
    private final Clock clock;
    private final JsonBodies json;

    IndicatorResource(Indicators indicators, Clock clock, JsonBodies json) {
        this.indicators = indicators;
        this.clock = clock;
        this.json = json;
    }

    @GET
    @Operation(summary = "Every indicator: what is counted, and how")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CatalogueView.class)))
    public Uni<Response> catalogue() {
        return Uni.createFrom().item(answer(CatalogueView.ofAll()));
    }

    @GET
    @Path("{name}")
    @Operation(summary = "One indicator over time: windows and total, with interval and n")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = INSTANT)
    @Parameter(name = "to", in = ParameterIn.QUERY, description = INSTANT)
    @Parameter(name = "grain", in = ParameterIn.QUERY, description = "hour or day (the default)")
    @Parameter(
            name = "by",
            in = ParameterIn.QUERY,
            description =
                    "a dimension: a line for each value. By the hour one dimension at most is"
                            + " asked for, what it is narrowed to included; by the day two")
    @Parameter(name = "reason", in = ParameterIn.QUERY, description = "only of this reason")
    @Parameter(name = "region", in = ParameterIn.QUERY, description = "only of this region")
    @Parameter(name = "language", in = ParameterIn.QUERY, description = "only of this language")
    @Parameter(name = "agentGroup", in = ParameterIn.QUERY, description = "only of this group")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = SeriesView.class)))
    public Uni<Response> series(@PathParam("name") String name, @Context UriInfo uri) {
        if (!Catalogue.has(name)) {
            throw new RefusedRequest(Problems.NOT_FOUND);
        }
        return indicators.series(query(name, uri)).map(SeriesView::of).map(this::answer);
    }

    private SeriesQuery query(String name, UriInfo uri) {
        InsightQuery given =
                new InsightQuery(uri.getQueryParameters(), Set.of("grain", "by"), clock.instant());
        try {
            return given.series(name);
        } catch (IllegalArgumentException unanswerable) {
            throw InsightQuery.refused(unanswerable.getMessage());
        }
    }

    private Response answer(Object view) {
        return new Answer.Done(200, null, json.of(view)).toResponse();
    }
}
