package io.huifang.survey.insight.page;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.insight.indicator.Catalogue;
import io.huifang.survey.page.Frame;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;

import java.time.Clock;

/** All that is behind one number, as a page and as comma-separated values. */
@Path("/insight/figures/{name}")
@RolesAllowed({Role.SUPERVISOR, Role.POLICY_ADMIN, Role.AUDITOR, Role.OPS})
class FigurePageResource {
    private final ShowFigure showFigure;
    private final Pages pages;
    private final PageConfig pageConfig;
    private final InsightPageConfig config;
    private final Clock clock;
    private final Template template;

    /** Days and reason, as the dashboard takes them. */
    static final class Chosen {
        @QueryParam("from")
        String from;

        @QueryParam("to")
        String to;

        @QueryParam("reason")
        String reason;
    }

    FigurePageResource(
            ShowFigure showFigure,
            Pages pages,
            PageConfig pageConfig,
            InsightPageConfig config,
            Clock clock,
            @Location("insight/figure.html") Template template) {
        this.showFigure = showFigure;
        this.pages = pages;
        this.pageConfig = pageConfig;
        this.config = config;
        this.clock = clock;
        this.template = template;
    }

    /**
     * @param name of the indicator; 404 for none
     */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> show(
            @BeanParam PageRequest request,
            @PathParam("name") String name,
            @BeanParam Chosen chosen) {
        check(name);
        DashboardQuery query = query(chosen);
        Wording wording = pages.wording(request, "insight");
        FigurePage.Links links = FigurePage.Links.of(name, query, config.schedulerUrl());
        return showFigure
                .show(name, query, seesAttempts(request.person()))
                .map(behind -> FigurePage.of(behind, query, links, wording))
                .chain(page -> pages.show(template, frame(request, wording, name), page, 200));
    }

    private Frame frame(PageRequest request, Wording wording, String name) {
        return pages.frame(request, wording, wording.name("indicator", name), Section.INSIGHT);
    }

    /** Who may see attempts one by one. */
    private static boolean seesAttempts(SecurityContext person) {
        return person.isUserInRole(Role.SUPERVISOR) || person.isUserInRole(Role.AUDITOR);
    }

    /**
     * Day by day, told apart by reason where none is asked for.
     *
     * @param name of the indicator; 404 for none
     */
    @GET
    @Path("csv")
    @Produces("text/csv")
    @Operation(hidden = true)
    public Uni<Response> csv(@PathParam("name") String name, @BeanParam Chosen chosen) {
        check(name);
        return showFigure
                .show(name, query(chosen), false)
                .map(
                        behind ->
                                Response.ok(CsvText.of(behind.byReason()))
                                        .type("text/csv; charset=UTF-8")
                                        .header(
                                                "Content-Disposition",
                                                "attachment; filename=\"" + name + ".csv\"")
                                        .build());
    }

    private DashboardQuery query(Chosen chosen) {
        return DashboardQuery.of(
                chosen.from, chosen.to, chosen.reason, clock.instant(), pageConfig.timeZone());
    }

    private static void check(String name) {
        if (!Catalogue.has(name)) {
            throw new RefusedRequest(Problems.NOT_FOUND);
        }
    }
}
