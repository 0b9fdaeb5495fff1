package io.huifang.survey.insight.theme;

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
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.Clock;

/** What texts are about. */
@Path("/v1/insight/themes")
@RolesAllowed({Role.SUPERVISOR, Role.POLICY_ADMIN, Role.AUDITOR, Role.OPS})
@Tag(name = "Insight")
class ThemeResource {
    private final ShowThemes showThemes;
    private final PageConfig pages;
    private final JsonBodies json;
    private final Clock clock;

    ThemeResource(ShowThemes showThemes, PageConfig pages, JsonBodies json, Clock clock) {
        this.showThemes = showThemes;
        this.pages = pages;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "How many texts are about which theme, by day or week and language",
            description =
                    "Texts are read where they lie, and only counts leave. Windows of few texts are"
                            + " hidden, and with a small day as many others of its week as it takes;"
                            + " days and weeks that are not over are not told.")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "RFC 3339; without: 90 days before to")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "RFC 3339; without: now")
    @Parameter(
            name = "language",
            in = ParameterIn.QUERY,
            description = "zh or en; without: each for itself")
    @Parameter(
            name = "grain",
            in = ParameterIn.QUERY,
            description = "DAY or WEEK, from Monday to Sunday; without: DAY")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ThemesView.class)))
    public Uni<Response> themes(@Context UriInfo uri) {
        return showThemes
                .of(ThemesQuery.of(uri.getQueryParameters(), clock.instant(), pages.timeZone()))
                .map(view -> new Answer.Done(200, null, json.of(view)).toResponse());
    }
}
