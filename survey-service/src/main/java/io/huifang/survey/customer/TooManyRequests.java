package io.huifang.survey.customer;

import io.huifang.survey.link.PathAllowances;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import java.time.Duration;

/** Refuses who asks for one link's page again and again. */
class TooManyRequests {
    private static final int TOO_MANY = 429;

    private final PathAllowances allowances;

    TooManyRequests(PathAllowances allowances) {
        this.allowances = allowances;
    }

    @ServerRequestFilter
    void refuse(ContainerRequestContext request) {
        if (CustomerHeaders.isCustomers(request)) {
            allowances.take(request.getUriInfo().getPath()).ifPresent(TooManyRequests::refuse);
        }
    }

    private static void refuse(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        throw new WebApplicationException(
                Response.status(TOO_MANY).header(HttpHeaders.RETRY_AFTER, seconds).build());
    }
}
