package io.huifang.scheduler.account;

import io.huifang.scheduler.link.Links;
import io.huifang.scheduler.problem.Problem;
import io.huifang.scheduler.problem.ProblemException;

import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import java.util.Set;

/**
 * A browser sends a person's login along with whatever any site makes it send. So nothing is
 * changed on the word of a page that is not ours. Programs state no origin and are not concerned;
 * our own pages always come from a browser that does. The customers' page has its own answer.
 */
class OtherSites {
    private static final Set<String> CHANGING_NOTHING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String CUSTOMERS_PAGE = "/appointments/";
    private static final String PAGES = "/pages";

    private final Links links;

    OtherSites(Links links) {
        this.links = links;
    }

    @ServerRequestFilter
    void refuse(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (CHANGING_NOTHING.contains(request.getMethod())) return;
        if (path.startsWith(CUSTOMERS_PAGE)) return;
        if (isOurs(request, path.startsWith(PAGES))) return;
        throw new ProblemException(
                Problem.of(403, "cross-site", "Another site's page must not ask for this."));
    }

    /** The browser's own verdict counts before the origin, whose host a proxy may have renamed. */
    private boolean isOurs(ContainerRequestContext request, boolean mustTell) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null) return site.equals("same-origin");
        String origin = request.getHeaderString("Origin");
        if (origin == null) return !mustTell;
        return links.isOrigin(origin) || origin.endsWith("://" + request.getHeaderString("Host"));
    }
}
