package io.huifang.survey.customer;

import io.huifang.survey.exchange.Problem;
import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.Priorities;
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
    private static final MediaType PROBLEM = MediaType.valueOf(Problem.MEDIA_TYPE);

    private final CustomerPages pages;

    CustomerErrors(CustomerPages pages) {
        this.pages = pages;
    }

    /** Before that of the other pages: customers read words of their own. */
    @ServerResponseFilter(priority = Priorities.USER + 1000)
    Uni<Void> explain(ContainerRequestContext request, ContainerResponseContext response) {
        boolean person = CustomerHeaders.isCustomers(request) && readsPages(request);
        if (!person || !PROBLEM.equals(response.getMediaType())) {
            return Uni.createFrom().voidItem();
        }
        CustomerWords texts =
                CustomerWords.of(
                        request.getUriInfo().getQueryParameters().getFirst("lang"),
                        request.getHeaderString("Accept-Language"));
        response.getHeaders().putSingle("Content-Language", texts.tag());
        return pages.failed(texts, what(response.getStatus()))
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
        if (status >= OUR_FAULT) {
            return "failed";
        }
        if (status == TOO_MANY) {
            return "tooMany";
        }
        return status == NOT_FOUND ? "gone" : "refused";
    }
}
