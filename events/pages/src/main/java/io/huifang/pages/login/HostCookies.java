package io.huifang.pages.login;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives the cookies of a login the prefix {@code __Host-}: browsers take such a cookie from this
 * very host only, over TLS and for all of its paths, so that no neighbour can plant one. The
 * login's mechanism knows its cookies by names without it; who sends those is not believed.
 */
@Singleton
class HostCookies {
    private static final String PREFIX = "__Host-";

    /** What the names of the mechanism's cookies begin with. */
    private static final String OWN = "q_";

    /** A proper name. Decoders skip a comma or a tab before it, and would read another one. */
    private static final Pattern NAMED = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+(=|$)");

    /** Before anybody looks at a cookie. */
    private static final int FIRST = 1_000;

    private final Issuer issuer;

    HostCookies(Issuer issuer) {
        this.issuer = issuer;
    }

    void register(@Observes Filters filters) {
        if (issuer.knowsPeople()) {
            filters.register(HostCookies::translate, FIRST);
        }
    }

    private static void translate(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        List<String> said = request.headers().getAll(HttpHeaders.COOKIE);
        if (!said.isEmpty()) {
            request.headers().set(HttpHeaders.COOKIE, received(said));
        }
        routing.addHeadersEndHandler(headersEnd -> send(request, routing.response()));
        routing.next();
    }

    static String received(List<String> headers) {
        return headers.stream()
                .flatMap(header -> Stream.of(header.split(";")))
                .map(String::strip)
                .filter(cookie -> NAMED.matcher(cookie).lookingAt())
                .filter(cookie -> !cookie.startsWith(OWN))
                .map(
                        cookie ->
                                cookie.startsWith(PREFIX + OWN)
                                        ? cookie.substring(PREFIX.length())
                                        : cookie)
                .collect(Collectors.joining("; "));
    }

    private static void send(HttpServerRequest request, HttpServerResponse response) {
        List<Cookie> own =
                request.cookies().stream().filter(it -> it.getName().startsWith(OWN)).toList();
        for (Cookie cookie : own) {
            boolean isSet = cookie.encode().contains(";"); // those that came have no attributes
            response.removeCookies(cookie.getName(), false);
            if (isSet) {
                // also on one that ends: without them browsers ignore it, and keep the old one
                cookie.setSecure(true).setHttpOnly(true).setSameSite(CookieSameSite.LAX);
                response.headers().add(HttpHeaders.SET_COOKIE, PREFIX + cookie.encode());
            }
        }
    }
}
