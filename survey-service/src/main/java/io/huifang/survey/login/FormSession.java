package io.huifang.survey.login;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;

import jakarta.enterprise.context.ApplicationScoped;

/** The login by form of the browser at hand. */
@ApplicationScoped
class FormSession {
    private final CurrentVertxRequest request;

    FormSession(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Takes its cookie away; without one nothing happens. */
    void end() {
        FormAuthenticationMechanism.logout(request.getCurrent());
    }
}
