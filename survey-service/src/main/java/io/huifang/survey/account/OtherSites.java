package io.huifang.survey.account;

import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A browser that somebody has logged in with sends his login along whatever any site makes it send.
 * So nothing is changed on the word of another site's page. Programs state no origin and are not
 * concerned.
 */
@ApplicationScoped
public class OtherSites {
    private static final Set<String> CHANGING_NOTHING = Set.of("GET", "HEAD", "OPTIONS");

    private final Optional<String> origin;

    OtherSites(StaffConfig config) {
        this.origin = config.baseUrl().map(OtherSites::originOf);
    }

    private static String originOf(URI base) {
        boolean web = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
        if (!web || base.getHost() == null) {
            throw new IllegalStateException(
                    "huifang.staff.base-url must be an address of the web, not " + base);
        }
        return base.getScheme() + "://" + base.getAuthority();
    }

    @ServerRequestFilter
    void refuse(ContainerRequestContext request) {
        if (CHANGING_NOTHING.contains(request.getMethod())) return;
        if (isOurs(request::getHeaderString, false)) return;
        throw new RefusedRequest(Problems.CROSS_SITE);
    }

    /**
     * Whether a page of ours, or no page, makes the browser ask.
     *
     * @param header the request's header by its name; null for none
     * @param mustTell whether only browsers come here, which always tell
     */
    public boolean isOurs(UnaryOperator<String> header, boolean mustTell) {
        return new PageOrigin(
                        header.apply("Sec-Fetch-Site"),
                        header.apply("Origin"),
                        header.apply("Host"))
                .isOurs(this::isOurs, !mustTell);
    }

    private boolean isOurs(String origin) {
        return this.origin.filter(origin::equalsIgnoreCase).isPresent();
    }
}
