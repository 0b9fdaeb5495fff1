package io.huifang.scheduler.page.incident;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.scheduler.incident.desk.CloseIncident;
import io.huifang.scheduler.incident.desk.IncidentView;
import io.huifang.scheduler.incident.desk.ShowIncidents;
import io.huifang.scheduler.page.Address;
import io.huifang.scheduler.page.Pages;
import io.huifang.scheduler.page.Section;
import io.huifang.scheduler.page.Wording;
import io.huifang.scheduler.policy.IncidentKey;
import io.huifang.scheduler.problem.ProblemException;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.util.UUID;

/** Ends an incident by hand, after somebody has read what follows and said yes to it. */
@Path("/pages/incidents/{incidentId: " + IncidentPageResource.ID + "}/closure")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"ops", "supervisor"})
class ClosurePageResource {
    private final ShowIncidents showIncidents;
    private final CloseIncident closeIncident;
    private final Pages pages;
    private final Template template;

    ClosurePageResource(
            ShowIncidents showIncidents,
            CloseIncident closeIncident,
            Pages pages,
            @Location("pages/closure.html") Template template) {
        this.showIncidents = showIncidents;
        this.closeIncident = closeIncident;
        this.pages = pages;
        this.template = template;
    }

    /**
     * What would follow.
     *
     * @param path page of the incident
     * @param problem why it was not ended; null before it was tried
     * @param what the policy's rule and what its events have in common
     * @param follows a sentence: how many wait for it
     * @param because as it was entered
     * @param open whether it still lasts
     */
    public record ClosurePage(
            String path,
            String problem,
            String what,
            String follows,
            String because,
            boolean open) {
        static ClosurePage of(IncidentView view, String problem, String because, Wording wording) {
            return new ClosurePage(
                    Address.ofIncident(view.incidentId()),
                    problem,
                    new IncidentKey(view.rule(), view.values()).toString(),
                    wording.say("closure.follows", view.tasks().held()),
                    because,
                    view.open());
        }
    }

    @GET
    public Uni<Response> ask(
            @BeanParam PageRequest request, @PathParam("incidentId") String incidentId) {
        return ask(request, incidentId, null, "", 200);
    }

    /**
     * @param because why
     * @param sure anything, when the person has said yes
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> close(
            @BeanParam PageRequest request,
            @PathParam("incidentId") String incidentId,
            @FormParam("because") String because,
            @FormParam("sure") String sure) {
        Because given = Because.said(because);
        Wording wording = pages.wording(request);
        if (!given.isGiven()) {
            return ask(request, incidentId, wording.say("because.wrong"), given.text(), 422);
        }
        if (sure == null) {
            return ask(request, incidentId, wording.say("sure.wrong"), given.text(), 422);
        }
        UUID id = UUID.fromString(incidentId);
        return closeIncident
                .close(id, given.text(), request.account())
                .map(
                        known -> {
                            if (!known) throw ProblemException.notFound();
                            return pages.seeOther(Address.ofIncident(id) + "?done=closed");
                        });
    }

    private Uni<Response> ask(
            PageRequest request, String incidentId, String problem, String because, int status) {
        String title = pages.wording(request).say("closure.title");
        return showIncidents
                .show(UUID.fromString(incidentId))
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound)
                .map(view -> ClosurePage.of(view, problem, because, pages.wording(request)))
                .chain(
                        page ->
                                pages.show(
                                        template, request, Section.INCIDENTS, title, page, status));
    }
}
