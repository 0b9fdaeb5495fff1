package io.huifang.pages.login;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

/** The login by form of the browser at hand. */
@Singleton
class FormSession {
    private final CurrentVertxRequest request;
    private final String cookie;

    FormSession(CurrentVertxRequest request, Config config) {
        this.request = request;
        this.cookie = config.getValue("quarkus.http.auth.form.cookie-name", String.class);
    }

    /** Takes its cookie away, also one that this very request has renewed. */
    void end() {
        request.getCurrent()
                .response()
                .addCookie(
                        Cookie.cookie(cookie, "")
                                .setPath("/")
                                .setMaxAge(0)
                                .setHttpOnly(true)
                                .setSameSite(CookieSameSite.STRICT));
    }
}
