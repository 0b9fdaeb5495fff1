package io.huifang.scheduler.page.incident;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.scheduler.incident.desk.ShowIncidents;
import io.huifang.scheduler.page.Pages;
import io.huifang.scheduler.page.Section;
import io.huifang.scheduler.page.Wording;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.huifang.scheduler.problem.ProblemException;
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

import java.util.UUID;

/** Shows the incidents, and each. */
@Path("/pages/incidents")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"ops", "supervisor", "auditor"})
class IncidentPageResource {
    static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final int NEWEST = 50;

    private final ShowIncidents showIncidents;
    private final ActivePolicy activePolicy;
    private final Pages pages;
    private final Template all;
    private final Template one;

    IncidentPageResource(
            ShowIncidents showIncidents,
            ActivePolicy activePolicy,
            Pages pages,
            @Location("pages/incidents.html") Template all,
            @Location("pages/incident.html") Template one) {
        this.showIncidents = showIncidents;
        this.activePolicy = activePolicy;
        this.pages = pages;
        this.all = all;
        this.one = one;
    }

    @GET
    public Uni<Response> all(@BeanParam PageRequest request) {
        Wording wording = pages.wording(request);
        String title = wording.say("section.incidents");
        return showIncidents
                .latest(NEWEST)
                .map(found -> IncidentsPage.of(found, mayAct(request), wording))
                .chain(page -> pages.show(all, request, Section.INCIDENTS, title, page));
    }

    @GET
    @Path("/{incidentId: " + ID + "}")
    public Uni<Response> one(
            @BeanParam PageRequest request,
            @PathParam("incidentId") String incidentId,
            @QueryParam("done") String done) {
        String title = pages.wording(request).say("incident.title");
        return showIncidents
                .show(UUID.fromString(incidentId))
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound)
                .chain(
                        view ->
                                activePolicy
                                        .policy()
                                        .map(
                                                policy ->
                                                        IncidentPage.of(
                                                                view,
                                                                policy.incidents(),
                                                                done,
                                                                mayAct(request),
                                                                pages.wording(request))))
                .chain(page -> pages.show(one, request, Section.INCIDENTS, title, page));
    }

    private static boolean mayAct(PageRequest request) {
        return request.person().isUserInRole("ops") || request.person().isUserInRole("supervisor");
    }
}
