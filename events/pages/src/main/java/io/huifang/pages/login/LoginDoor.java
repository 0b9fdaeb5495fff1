package io.huifang.pages.login;

import io.huifang.pages.site.CrossSiteProblem;
import io.huifang.pages.site.OurSite;
import io.huifang.pages.site.PagePaths;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import java.util.stream.Stream;

/**
 * Nobody is logged in by another site's page, where he would not notice whose account he works
 * with, nor logged out. Logins are looked at before any resource is asked, and so is this.
 */
@Singleton
class LoginDoor {
    /** Filters with larger numbers come earlier, routes with smaller ones. */
    private static final int FIRST = 1_000;

    private static final int SEE_OTHER = 303;
    private static final int FORBIDDEN = 403;

    private final PagePaths pages;
    private final OurSite ourSite;
    private final CrossSiteProblem problem;

    LoginDoor(PagePaths pages, OurSite ourSite, CrossSiteProblem problem) {
        this.pages = pages;
        this.ourSite = ourSite;
        this.problem = problem;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    void register(@Observes Router router) {
        router.post(pages.login()).order(-FIRST).failureHandler(this::explain);
    }

    // The mechanism has read the form by then, so no resource can answer any more.
    private void explain(RoutingContext routing) {
        if (!(routing.failure() instanceof AuthenticationFailedException)) {
            routing.next();
            return;
        }
        routing.response()
                .setStatusCode(SEE_OTHER)
                .putHeader(HttpHeaders.LOCATION, pages.login() + "/refused")
                .end();
    }

    private void check(RoutingContext routing) {
        boolean login =
                routing.request().method() == HttpMethod.POST
                        && Stream.of(pages.login(), pages.logout())
                                .anyMatch(routing.normalizedPath()::endsWith);
        if (!login || ourSite.asks(routing.request()::getHeader, true)) {
            routing.next();
            return;
        }
        routing.response()
                .setStatusCode(FORBIDDEN)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(Buffer.buffer(problem.document()));
    }
}
