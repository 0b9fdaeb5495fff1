package io.huifang.survey.insight.team;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
import io.huifang.survey.insight.load.ShowLoad;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import java.time.Clock;

/** Those who call, as a page and as comma-separated values. */
@Path("/insight/team")
@RolesAllowed({Role.SUPERVISOR, Role.AUDITOR})
class TeamPageResource {
    private final ShowLoad showLoad;
    private final ExportTeam exportTeam;
    private final Pages pages;
    private final PageConfig config;
    private final Clock clock;
    private final Template template;

    TeamPageResource(
            ShowLoad showLoad,
            ExportTeam exportTeam,
            Pages pages,
            PageConfig config,
            Clock clock,
            @Location("insight/team.html") Template template) {
        this.showLoad = showLoad;
        this.exportTeam = exportTeam;
        this.pages = pages;
        this.config = config;
        this.clock = clock;
        this.template = template;
    }

    /**
     * @param from first day; 28 days when nothing is said
     * @param to last day; today when nothing is said
     * @param group of whom; everybody when nothing is said
     */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> show(
            @BeanParam PageRequest request,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("group") String group) {
        TeamQuery query = query(from, to, group);
        Wording wording = pages.wording(request, "insight");
        Frame frame = pages.frame(request, wording, wording.say("team.title"), Section.TEAM);
        return showLoad.of(query.load())
                .map(load -> TeamPage.of(load, query, wording))
                .chain(page -> pages.show(template, frame, page, 200));
    }

    /** Each agent's days; the audit says who took them. */
    @GET
    @Path("csv")
    @Produces("text/csv")
    @Operation(hidden = true)
    public Uni<Response> csv(
            @BeanParam PageRequest request,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("group") String group) {
        return exportTeam
                .export(query(from, to, group), request.account())
                .map(
                        load ->
                                Response.ok(TeamCsv.of(load))
                                        .type("text/csv; charset=UTF-8")
                                        .header(
                                                "Content-Disposition",
                                                "attachment; filename=\"team.csv\"")
                                        .build());
    }

    private TeamQuery query(String from, String to, String group) {
        return TeamQuery.of(from, to, group, clock.instant(), config.timeZone());
    }
}
