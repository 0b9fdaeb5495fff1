package io.huifang.scheduler.appointment.page;

import io.huifang.pages.exchange.LinkedPageHeaders;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What holds for every answer below a customer's link, also for those that refuse it. */
class PageHeaders {
    private static final String PATH = "/appointments/";

    @ServerResponseFilter
    void add(ContainerRequestContext request, ContainerResponseContext response) {
        if (isCustomers(request)) LinkedPageHeaders.putInto(response.getHeaders());
    }

    /** What stands behind the path's beginning, up to a slash. */
    static String tokenOf(ContainerRequestContext request) {
        String rest = request.getUriInfo().getPath().substring(PATH.length());
        int end = rest.indexOf('/');
        return end < 0 ? rest : rest.substring(0, end);
    }

    static boolean isCustomers(ContainerRequestContext request) {
        return request.getUriInfo().getPath().startsWith(PATH);
    }
}
