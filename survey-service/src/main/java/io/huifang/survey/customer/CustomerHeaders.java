package io.huifang.survey.customer;

import io.huifang.pages.exchange.LinkedPageHeaders;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import java.util.regex.Pattern;

/** What holds for every answer on a customer's page, also for those that refuse it. */
class CustomerHeaders {
    private static final Pattern CUSTOMERS =
            Pattern.compile("/(surveys|ballots|receipts|calls|choices|help|v1/help)/.*");

    /** After that of the other pages: what holds here is stricter. */
    @ServerResponseFilter(priority = Priorities.USER - 1000)
    void add(ContainerRequestContext request, ContainerResponseContext response) {
        if (isCustomers(request)) {
            LinkedPageHeaders.putInto(response.getHeaders());
        }
    }

    static boolean isCustomers(ContainerRequestContext request) {
        return CUSTOMERS.matcher(request.getUriInfo().getPath()).matches();
    }
}
