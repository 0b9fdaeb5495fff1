package io.huifang.scheduler.appointment.page;

import io.huifang.scheduler.problem.Problem;
import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import java.lang.annotation.Annotation;

/** A customer gets a page in his language where his application gets a problem document. */
class CustomerErrors {
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int OUR_FAULT = 500;

    private final AppointmentPages pages;

    CustomerErrors(AppointmentPages pages) {
        this.pages = pages;
    }

    @ServerResponseFilter
    Uni<Void> explain(ContainerRequestContext request, ContainerResponseContext response) {
        boolean person = PageHeaders.isCustomers(request) && readsPages(request);
        if (!person || !(response.getEntity() instanceof Problem problem)) {
            return Uni.createFrom().voidItem();
        }
        Wording wording =
                Wording.of(
                        request.getUriInfo().getQueryParameters().getFirst("lang"),
                        request.getHeaderString("Accept-Language"));
        response.getHeaders().putSingle("Content-Language", wording.tag());
        return pages.failed(wording, what(problem.status()))
                .invoke(
                        html ->
                                response.setEntity(
                                        html,
                                        new Annotation[0],
                                        MediaType.valueOf("text/html;charset=UTF-8")))
                .replaceWithVoid();
    }

    /** A browser names what it wants; programs seldom name this. */
    private static boolean readsPages(ContainerRequestContext request) {
        String accepted = request.getHeaderString("Accept");
        return accepted != null && accepted.contains(MediaType.TEXT_HTML);
    }

    private static String what(int status) {
        if (status >= OUR_FAULT) return "failed";
        if (status == TOO_MANY) return "tooMany";
        return status == NOT_FOUND ? "gone" : "refused";
    }
}
