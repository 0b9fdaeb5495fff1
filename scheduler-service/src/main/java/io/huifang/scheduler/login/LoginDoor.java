package io.huifang.scheduler.login;

import io.huifang.scheduler.account.OtherSites;
import io.huifang.scheduler.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
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

    private final OtherSites otherSites;

    LoginDoor(OtherSites otherSites) {
        this.otherSites = otherSites;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext routing) {
        boolean login =
                routing.request().method() == HttpMethod.POST
                        && routing.normalizedPath().endsWith("/pages/login");
        if (!login || otherSites.isOurs(routing.request()::getHeader, true)) {
            routing.next();
            return;
        }
        Problem refusal = OtherSites.CROSS_SITE;
        routing.response()
                .setStatusCode(refusal.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(JsonObject.mapFrom(refusal).toBuffer());
    }
}
