package io.huifang.survey.desk;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
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

import java.util.Set;
import java.util.regex.Pattern;

/** The desk between two calls: what waits, what is in hand, and the next one. */
@Path("/desk")
@RolesAllowed(Role.AGENT)
@Produces(MediaType.TEXT_HTML)
class DeskPageResource {
    private static final Pattern REASON = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final Set<String> DONE = Set.of("concluded", "released", "handed", "nothing");

    private final Desk desk;
    private final Pages pages;
    private final Template template;

    DeskPageResource(Desk desk, Pages pages, @Location("desk/desk.html") Template template) {
        this.desk = desk;
        this.pages = pages;
        this.template = template;
    }

    /**
     * @param reason the only one the agent takes calls for; null for all
     * @param done what he has just done; null for nothing
     */
    @GET
    @Operation(hidden = true)
    public Uni<Response> show(
            @BeanParam PageRequest request,
            @QueryParam("reason") String reason,
            @QueryParam("done") String done) {
        Wording wording = pages.wording(request, "desk");
        String told = done != null && DONE.contains(done) ? wording.say("done." + done) : null;
        return desk.page(wording, told, reasonOf(reason), request.account())
                .chain(
                        page ->
                                pages.show(
                                        template,
                                        pages.frame(
                                                request,
                                                wording,
                                                wording.say("desk.title"),
                                                Section.DESK),
                                        page,
                                        200));
    }

    /**
     * Takes the next call.
     *
     * @param key the page's, so that sending it twice takes one
     */
    @POST
    @Path("/claims")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> claim(
            @BeanParam PageRequest request,
            @FormParam("key") String key,
            @FormParam("reason") String chosen) {
        String reason = reasonOf(chosen);
        return desk.claim(request.account(), reason, key)
                .map(
                        next ->
                                next instanceof Desk.Next.Call call
                                        ? pages.seeOther(request, "/desk/calls/" + call.attemptId())
                                        : next instanceof Desk.Next.Refused refused
                                                ? refused.answer().toResponse()
                                                : pages.seeOther(request, nothing(reason)));
    }

    private static String nothing(String reason) {
        return "/desk?done=nothing" + (reason.isEmpty() ? "" : "&reason=" + reason);
    }

    private static String reasonOf(String said) {
        return said != null && REASON.matcher(said).matches() ? said : "";
    }
}
