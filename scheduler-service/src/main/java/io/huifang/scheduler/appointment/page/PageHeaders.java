package io.huifang.scheduler.appointment.page;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What holds for every answer below a customer's link, also for those that refuse it. */
class PageHeaders {
    /** Nothing is loaded but our stylesheet, nothing is sent but to ourselves. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private static final String PATH = "/appointments/";

    @ServerResponseFilter
    void add(ContainerRequestContext request, ContainerResponseContext response) {
        if (!isCustomers(request)) return;
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("Content-Security-Policy", POLICY);
        // the address is the permission: it is neither kept nor told to others
        headers.putSingle("Cache-Control", "no-store");
        headers.putSingle("Referrer-Policy", "same-origin");
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle("X-Robots-Tag", "noindex");
        headers.putSingle("Vary", "Accept, Accept-Language");
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
