package io.huifang.survey.login;

import io.huifang.survey.account.OtherSites;
import io.huifang.survey.exchange.Problem;
import io.huifang.survey.exchange.Problems;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Nobody is logged in by another site's page, where he would not notice whose account he works
 * with. The form is read before any resource is asked, and so is this.
 */
@ApplicationScoped
class LoginDoor {
    private static final int FIRST = 1_000;

    void register(@Observes Filters filters) {
        filters.register(LoginDoor::check, FIRST);
    }

    private static void check(RoutingContext routing) {
        boolean login =
                routing.request().method() == HttpMethod.POST
                        && routing.normalizedPath().endsWith("/login");
        if (!login || OtherSites.isOurs(routing.request()::getHeader)) {
            routing.next();
            return;
        }
        routing.response()
                .setStatusCode(Problems.CROSS_SITE.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Buffer.buffer(Problems.CROSS_SITE.toJson()));
    }
}
