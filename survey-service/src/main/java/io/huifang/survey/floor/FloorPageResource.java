package io.huifang.survey.floor;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.page.Pages;
import io.huifang.survey.page.Section;
import io.huifang.survey.page.Wording;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** The floor's page. */
@Path("/floor")
@RolesAllowed(Role.SUPERVISOR)
@Produces(MediaType.TEXT_HTML)
class FloorPageResource {
    private static final Set<String> DONE = Set.of("released", "handed");

    private final Floor floor;
    private final Pages pages;
    private final Template template;

    FloorPageResource(Floor floor, Pages pages, @Location("floor/floor.html") Template template) {
        this.floor = floor;
        this.pages = pages;
        this.template = template;
    }

    /**
     * @param done what the supervisor has just done; null for nothing
     */
    @GET
    @Operation(hidden = true)
    public Uni<Response> show(@BeanParam PageRequest request, @QueryParam("done") String done) {
        Wording wording = pages.wording(request, "floor");
        String told = done != null && DONE.contains(done) ? wording.say("done." + done) : null;
        return floor.page(told, wording)
                .chain(
                        page ->
                                pages.show(
                                        template,
                                        pages.frame(
                                                request,
                                                wording,
                                                wording.say("floor.title"),
                                                Section.FLOOR),
                                        page,
                                        200));
    }

    /**
     * Takes a call out of somebody's hand; only the very lease the page showed.
     *
     * @param attemptId which; 404 for none
     * @param token the lease's
     */
    @POST
    @Path("/releases")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> release(
            @BeanParam PageRequest request,
            @FormParam("attemptId") UUID attemptId,
            @FormParam("agent") String agent,
            @FormParam("token") Long token) {
        Holder holder =
                new Holder(
                        attemptId == null ? new UUID(0, 0) : attemptId,
                        agent == null ? "" : agent,
                        token == null ? OptionalLong.empty() : OptionalLong.of(token));
        return floor.takeBack(holder, request.account())
                .map(
                        answer ->
                                answer instanceof Answer.Done
                                        ? pages.seeOther(request, "/floor?done=released")
                                        : answer.toResponse());
    }
}
