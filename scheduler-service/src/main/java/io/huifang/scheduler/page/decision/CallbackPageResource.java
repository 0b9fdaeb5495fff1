package io.huifang.scheduler.page.decision;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.scheduler.callback.ShowCallback;
import io.huifang.scheduler.incident.desk.ShowIncidents;
import io.huifang.scheduler.page.Pages;
import io.huifang.scheduler.page.Section;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.util.UUID;

/** One callback, from its task to its outcome. */
@Path("/pages/callbacks/{callbackId: [0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"ops", "supervisor", "auditor"})
class CallbackPageResource {
    private final ShowCallback showCallback;
    private final ShowIncidents showIncidents;
    private final Pages pages;
    private final Template template;

    CallbackPageResource(
            ShowCallback showCallback,
            ShowIncidents showIncidents,
            Pages pages,
            @Location("pages/decision.html") Template template) {
        this.showCallback = showCallback;
        this.showIncidents = showIncidents;
        this.pages = pages;
        this.template = template;
    }

    @GET
    public Uni<Response> show(
            @BeanParam PageRequest request, @PathParam("callbackId") String callbackId) {
        return showCallback
                .show(UUID.fromString(callbackId))
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound)
                .chain(
                        callback ->
                                showIncidents
                                        .ofCallback(callback.callbackId())
                                        .map(
                                                part ->
                                                        DecisionPage.of(
                                                                callback,
                                                                part,
                                                                pages.wording(request))))
                .chain(
                        page ->
                                pages.show(
                                        template,
                                        request,
                                        Section.DECISIONS,
                                        pages.wording(request).say("callback.title"),
                                        page));
    }
}
