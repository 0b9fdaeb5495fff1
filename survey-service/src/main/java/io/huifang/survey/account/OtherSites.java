package io.huifang.survey.account;

import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;

import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A browser that somebody has logged in with sends his login along whatever any site makes it send.
 * So nothing is changed on the word of another site's page. Programs state no origin and are not
 * concerned.
 */
public class OtherSites {
    private static final Set<String> CHANGING_NOTHING = Set.of("GET", "HEAD", "OPTIONS");

    @ServerRequestFilter
    void refuse(ContainerRequestContext request) {
        if (CHANGING_NOTHING.contains(request.getMethod())) return;
        if (isOurs(request::getHeaderString)) return;
        throw new RefusedRequest(Problems.CROSS_SITE);
    }

    /**
     * Whether a page of ours, or no page, makes the browser ask. The browser's own verdict counts
     * before the origin, whose host a proxy may have renamed.
     *
     * @param header the request's header by its name; null for none
     */
    public static boolean isOurs(UnaryOperator<String> header) {
        String site = header.apply("Sec-Fetch-Site");
        if (site != null) return site.equals("same-origin");
        String origin = header.apply("Origin");
        return origin == null || origin.endsWith("://" + header.apply("Host"));
    }
}
