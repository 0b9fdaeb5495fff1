package io.huifang.survey.insight.page;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
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

/** The dashboard. */
@Path("/insight")
@RolesAllowed({Role.SUPERVISOR, Role.POLICY_ADMIN, Role.AUDITOR, Role.OPS})
@Produces(MediaType.TEXT_HTML)
class DashboardPageResource {
    private final ShowDashboard showDashboard;
    private final Pages pages;
    private final PageConfig pageConfig;
    private final InsightPageConfig config;
    private final Clock clock;
    private final Template template;

    DashboardPageResource(
            ShowDashboard showDashboard,
            Pages pages,
            PageConfig pageConfig,
            InsightPageConfig config,
            Clock clock,
            @Location("insight/dashboard.html") Template template) {
        this.showDashboard = showDashboard;
        this.pages = pages;
        this.pageConfig = pageConfig;
        this.config = config;
        this.clock = clock;
        this.template = template;
    }

    /**
     * @param from first day; 28 days when nothing is said
     * @param to last day; today when nothing is said
     * @param reason of which callbacks; all when nothing is said
     */
    @GET
    @Operation(hidden = true)
    public Uni<Response> show(
            @BeanParam PageRequest request,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("reason") String reason) {
        DashboardQuery query =
                DashboardQuery.of(from, to, reason, clock.instant(), pageConfig.timeZone());
        Wording wording = pages.wording(request, "insight");
        return showDashboard
                .show(query)
                .map(
                        it ->
                                DashboardPage.of(
                                        it,
                                        query,
                                        config.schedulerUrl(),
                                        DismissalPageResource.isFor(request.person()),
                                        wording))
                .chain(
                        page ->
                                pages.show(
                                        template,
                                        pages.frame(
                                                request,
                                                wording,
                                                wording.say("insight.title"),
                                                Section.INSIGHT),
                                        page,
                                        200));
    }
}
