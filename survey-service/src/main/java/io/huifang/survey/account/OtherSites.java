package io.huifang.survey.account;

import io.huifang.pages.site.CrossSiteProblem;
import io.huifang.pages.site.OurSite;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import java.util.Set;

/**
 * Refuses what another site's page would change. Programs state no origin and are not concerned.
 */
@ApplicationScoped
public class OtherSites implements CrossSiteProblem {
    private static final Set<String> CHANGING_NOTHING = Set.of("GET", "HEAD", "OPTIONS");

    private final OurSite ourSite;

    OtherSites(OurSite ourSite) {
        this.ourSite = ourSite;
    }

    @ServerRequestFilter
    void refuse(ContainerRequestContext request) {
        if (CHANGING_NOTHING.contains(request.getMethod())) return;
        if (ourSite.asks(request::getHeaderString, false)) return;
        throw new RefusedRequest(Problems.CROSS_SITE);
    }

    @Override
    public byte[] document() {
        return Problems.CROSS_SITE.toJson();
    }
}
