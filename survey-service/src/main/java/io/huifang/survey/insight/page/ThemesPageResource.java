package io.huifang.survey.insight.page;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
import io.huifang.survey.insight.guess.ShowAccuracy;
import io.huifang.survey.insight.theme.ShowThemes;
import io.huifang.survey.insight.theme.ThemesQuery;
import io.huifang.survey.page.PageConfig;
import io.huifang.survey.page.Pages;
import io.huifang.survey.page.Section;
import io.huifang.survey.page.Wording;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** What texts are about, and how often guesses were right; the dashboard has it at its end. */
@Path("/insight/themes")
@RolesAllowed({Role.SUPERVISOR, Role.POLICY_ADMIN, Role.AUDITOR, Role.OPS})
@Produces(MediaType.TEXT_HTML)
class ThemesPageResource {
    /** Over more days, a day has few texts, and a line of so many points shows little. */
    private static final int MOST_DAYS_BY_DAY = 31;

    private final ShowThemes showThemes;
    private final ShowAccuracy showAccuracy;
    private final Pages pages;
    private final PageConfig pageConfig;
    private final Clock clock;
    private final Template template;

    ThemesPageResource(
            ShowThemes showThemes,
            ShowAccuracy showAccuracy,
            Pages pages,
            PageConfig pageConfig,
            Clock clock,
            @Location("insight/themes.html") Template template) {
        this.showThemes = showThemes;
        this.showAccuracy = showAccuracy;
        this.pages = pages;
        this.pageConfig = pageConfig;
        this.clock = clock;
        this.template = template;
    }

    /**
     * @param from first day; 28 days when nothing is said
     * @param to last day; today when nothing is said
     */
    @GET
    @Operation(hidden = true)
    public Uni<Response> show(
            @BeanParam PageRequest request,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        DashboardQuery query =
                DashboardQuery.of(from, to, null, clock.instant(), pageConfig.timeZone());
        Wording wording = pages.wording(request, "insight");
        return page(query, wording)
                .chain(
                        page ->
                                pages.show(
                                        template,
                                        pages.frame(
                                                request,
                                                wording,
                                                wording.say("themes.title"),
                                                Section.INSIGHT),
                                        page,
                                        200));
    }

    private Uni<ThemesPage> page(DashboardQuery query, Wording wording) {
        boolean daily = ChronoUnit.DAYS.between(query.first(), query.last()) < MOST_DAYS_BY_DAY;
        ThemesQuery asked =
                daily
                        ? ThemesQuery.daily(query.first(), query.last())
                        : ThemesQuery.weekly(query.first(), query.last());
        return showThemes
                .of(asked)
                .chain(
                        themes ->
                                showAccuracy
                                        .of(query.period())
                                        .map(
                                                guesses ->
                                                        ThemesPage.of(
                                                                themes,
                                                                guesses,
                                                                query,
                                                                daily ? 1 : 7,
                                                                wording)));
    }
}
