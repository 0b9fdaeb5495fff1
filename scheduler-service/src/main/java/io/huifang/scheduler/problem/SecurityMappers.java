package io.huifang.scheduler.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * 401 with the challenge for programs, 403 without a word more. Nobody is sent anywhere from here:
 * pages lead to the login by themselves.
 */
class SecurityMappers {
    private static final String CHALLENGE = "basic realm=\"huifang\"";

    @ServerExceptionMapper
    Response unknown(UnauthorizedException thrown) {
        return challenge();
    }

    @ServerExceptionMapper
    Response failed(AuthenticationFailedException thrown) {
        return challenge();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException thrown) {
        return ProblemMappers.answer(403).build();
    }

    private static Response challenge() {
        return ProblemMappers.answer(401).header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE).build();
    }
}
