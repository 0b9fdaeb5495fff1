package io.huifang.survey.customer;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import java.util.regex.Pattern;

/** What holds for every answer on a customer's page, also for those that refuse it. */
class CustomerHeaders {
    /** Nothing is loaded but our stylesheet, nothing is sent but to ourselves. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private static final Pattern CUSTOMERS =
            Pattern.compile("/(surveys|ballots|receipts|calls|choices|help|v1/help)/.*");

    /** After that of the other pages: what holds here is stricter. */
    @ServerResponseFilter(priority = Priorities.USER - 1000)
    void add(ContainerRequestContext request, ContainerResponseContext response) {
        if (!isCustomers(request)) {
            return;
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("Content-Security-Policy", POLICY);
        // the address is the permission: it is neither kept nor told to others
        headers.putSingle("Cache-Control", "no-store");
        headers.putSingle("Referrer-Policy", "same-origin");
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle("X-Robots-Tag", "noindex");
        headers.putSingle("Vary", "Accept, Accept-Language");
    }

    static boolean isCustomers(ContainerRequestContext request) {
        return CUSTOMERS.matcher(request.getUriInfo().getPath()).matches();
    }
}
