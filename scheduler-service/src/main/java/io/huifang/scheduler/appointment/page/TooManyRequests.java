package io.huifang.scheduler.appointment.page;

import io.huifang.pages.link.LinkAllowances;
import io.huifang.scheduler.link.Links;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Refuses who asks for one call's page again and again. A link that is not ours costs nothing. */
class TooManyRequests {
    /** How often one call may be asked for at once; after that once a second. */
    static final int AT_ONCE = 60;

    private static final int TOO_MANY = 429;

    private final Links links;
    private final LinkAllowances<UUID> allowances;

    TooManyRequests(Links links, Clock clock) {
        this.links = links;
        this.allowances = new LinkAllowances<>(AT_ONCE, clock);
    }

    @ServerRequestFilter
    void refuse(ContainerRequestContext request) {
        if (!PageHeaders.isCustomers(request)) return;
        links.callbackOf(PageHeaders.tokenOf(request))
                .flatMap(allowances::take)
                .ifPresent(TooManyRequests::refuse);
    }

    private static void refuse(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        throw new WebApplicationException(
                Response.status(TOO_MANY).header("Retry-After", seconds).build());
    }
}
