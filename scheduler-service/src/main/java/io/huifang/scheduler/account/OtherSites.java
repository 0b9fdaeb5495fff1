package io.huifang.scheduler.account;

import io.huifang.pages.site.CrossSiteProblem;
import io.huifang.pages.site.OurSite;
import io.huifang.pages.site.PagePaths;
import io.huifang.scheduler.problem.Problem;
import io.huifang.scheduler.problem.ProblemException;
import io.vertx.core.json.JsonObject;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import java.util.Set;

/**
 * Refuses what another site's page would change. Programs state no origin and are not concerned;
 * our own pages always come from a browser that does. The customers' page has its own answer.
 */
@ApplicationScoped
public class OtherSites implements CrossSiteProblem {
    /** What it is told. */
    private static final Problem CROSS_SITE =
            Problem.of(403, "cross-site", "Another site's page must not ask for this.");

    private static final Set<String> CHANGING_NOTHING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String CUSTOMERS_PAGE = "/appointments/";

    private final OurSite ourSite;
    private final PagePaths pages;

    OtherSites(OurSite ourSite, PagePaths pages) {
        this.ourSite = ourSite;
        this.pages = pages;
    }

    @ServerRequestFilter
    void refuse(ContainerRequestContext request) {
        if (CHANGING_NOTHING.contains(request.getMethod())) return;
        if (request.getUriInfo().getPath().startsWith(CUSTOMERS_PAGE)) return;
        if (ourSite.asks(request::getHeaderString, pages.isPage(request))) return;
        throw new ProblemException(CROSS_SITE);
    }

    @Override
    public byte[] document() {
        return JsonObject.mapFrom(CROSS_SITE).toBuffer().getBytes();
    }
}
