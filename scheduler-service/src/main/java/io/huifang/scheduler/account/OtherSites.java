package io.huifang.scheduler.account;

import io.huifang.scheduler.problem.Problem;
import io.huifang.scheduler.problem.ProblemException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A browser sends a person's login along with whatever any site makes it send. So nothing is
 * changed on the word of a page that is not ours. Programs state no origin and are not concerned;
 * our own pages always come from a browser that does. The customers' page has its own answer.
 */
@ApplicationScoped
public class OtherSites {
    /** What it is told. */
    public static final Problem CROSS_SITE =
            Problem.of(403, "cross-site", "Another site's page must not ask for this.");

    private static final Set<String> CHANGING_NOTHING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String CUSTOMERS_PAGE = "/appointments/";
    private static final String PAGES = "/pages";

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
        String path = request.getUriInfo().getPath();
        if (CHANGING_NOTHING.contains(request.getMethod())) return;
        if (path.startsWith(CUSTOMERS_PAGE)) return;
        if (isOurs(request::getHeaderString, path.startsWith(PAGES))) return;
        throw new ProblemException(CROSS_SITE);
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

    /** Not the customers' address: beside our page there may be others, by others. */
    private boolean isOurs(String origin) {
        return this.origin.filter(origin::equalsIgnoreCase).isPresent();
    }
}
