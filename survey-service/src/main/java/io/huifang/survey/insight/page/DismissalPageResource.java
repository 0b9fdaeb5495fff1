package io.huifang.survey.insight.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.insight.suggestion.DismissSuggestion;
import io.huifang.survey.insight.suggestion.Dismissal.Because;
import io.huifang.survey.page.PageConfig;
import io.huifang.survey.page.Pages;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;

import java.net.URLEncoder;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/** Somebody does not want to see a suggestion of the dashboard again. */
@Path("/insight/suggestions/{suggestionId}/dismissal")
@RolesAllowed({Role.SUPERVISOR, Role.POLICY_ADMIN})
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
class DismissalPageResource {
    private final DismissSuggestion dismissSuggestion;
    private final Pages pages;
    private final PageConfig config;
    private final Clock clock;

    DismissalPageResource(
            DismissSuggestion dismissSuggestion, Pages pages, PageConfig config, Clock clock) {
        this.dismissSuggestion = dismissSuggestion;
        this.pages = pages;
        this.config = config;
        this.clock = clock;
    }

    static String path(String suggestionId) {
        String id = URLEncoder.encode(suggestionId, UTF_8).replace("+", "%20");
        return "/insight/suggestions/" + id + "/dismissal";
    }

    /** Whether a person may do so; the interface asks for the same roles. */
    static boolean isFor(SecurityContext person) {
        return Stream.of(Role.SUPERVISOR, Role.POLICY_ADMIN).anyMatch(person::isUserInRole);
    }

    /** Leads back to the days that were looked at; saying it again changes nothing. */
    @POST
    @Operation(hidden = true)
    public Uni<Response> dismiss(
            @BeanParam PageRequest request,
            @PathParam("suggestionId") String suggestionId,
            MultivaluedMap<String, String> sent) {
        DashboardQuery query =
                DashboardQuery.of(
                        sent.getFirst("from"),
                        sent.getFirst("to"),
                        sent.getFirst("reason"),
                        clock.instant(),
                        config.timeZone());
        Optional<Because> because =
                Stream.of(Because.values())
                        .filter(it -> it.name().equals(sent.getFirst("because")))
                        .findFirst();
        if (because.isEmpty()) {
            return Uni.createFrom().item(new Answer.Refused(Problems.INVALID).toResponse());
        }
        return dismissSuggestion
                .dismiss(query.period(), suggestionId, request.account(), because.get())
                .map(
                        found ->
                                found.isEmpty()
                                        ? new Answer.Refused(Problems.NOT_FOUND).toResponse()
                                        : pages.seeOther(
                                                request,
                                                "/insight?"
                                                        + query.parameters()
                                                        + "#suggestions-title"));
    }
}
