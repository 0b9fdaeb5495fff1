package io.huifang.survey.account;

import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;

import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import java.util.Set;

/**
 * A browser that somebody has logged in with sends his login along whatever any site makes it send.
 * So nothing is changed on the word of another site's page. Programs state no origin and are not
 * concerned.
 */
class OtherSites {
    private static final Set<String> CHANGING_NOTHING = Set.of("GET", "HEAD", "OPTIONS");

    @ServerRequestFilter
    void refuse(ContainerRequestContext request) {
        if (CHANGING_NOTHING.contains(request.getMethod()) || isOurs(request)) return;
        throw new RefusedRequest(Problems.CROSS_SITE);
    }

    /** The browser's own verdict counts before the origin, whose host a proxy may have renamed. */
    private static boolean isOurs(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null) return site.equals("same-origin");
        String origin = request.getHeaderString("Origin");
        return origin == null || origin.endsWith("://" + request.getHeaderString("Host"));
    }
}
