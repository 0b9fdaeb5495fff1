package io.huifang.survey.login;

import io.huifang.survey.account.OtherSites;
import io.huifang.survey.exchange.Problem;
import io.huifang.survey.exchange.Problems;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.util.Set;

/**
 * Nobody is logged in by another site's page, where he would not notice whose account he works
 * with, nor logged out. Logins are looked at before any resource is asked, and so is this.
 */
@ApplicationScoped
class LoginDoor {
    private static final String LOGIN = "/login";
    private static final Set<String> PATHS = Set.of(LOGIN, "/logout");

    /** Filters with larger numbers come earlier, routes with smaller ones. */
    private static final int FIRST = 1_000;

    private static final int SEE_OTHER = 303;

    private final OtherSites otherSites;

    LoginDoor(OtherSites otherSites) {
        this.otherSites = otherSites;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    void register(@Observes Router router) {
        router.post(LOGIN).order(-FIRST).failureHandler(LoginDoor::explain);
    }

    // The mechanism has read the form by then, so no resource can answer any more.
    private static void explain(RoutingContext routing) {
        if (!(routing.failure() instanceof AuthenticationFailedException)) {
            routing.next();
            return;
        }
        routing.response()
                .setStatusCode(SEE_OTHER)
                .putHeader(HttpHeaders.LOCATION, LOGIN + "/refused")
                .end();
    }

    private void check(RoutingContext routing) {
        boolean login =
                routing.request().method() == HttpMethod.POST
                        && PATHS.stream().anyMatch(routing.normalizedPath()::endsWith);
        if (!login || otherSites.isOurs(routing.request()::getHeader, true)) {
            routing.next();
            return;
        }
        routing.response()
                .setStatusCode(Problems.CROSS_SITE.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Buffer.buffer(Problems.CROSS_SITE.toJson()));
    }
}
