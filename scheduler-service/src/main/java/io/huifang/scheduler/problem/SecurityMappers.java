package io.huifang.scheduler.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** 401 with the challenge of the configured mechanism, 403 without a word more. */
class SecurityMappers {

    @ServerExceptionMapper
    Uni<Response> unknown(UnauthorizedException thrown, RoutingContext request) {
        return challenge(request);
    }

    @ServerExceptionMapper
    Uni<Response> failed(AuthenticationFailedException thrown, RoutingContext request) {
        return challenge(request);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException thrown) {
        return ProblemMappers.answer(403).build();
    }

    private static Uni<Response> challenge(RoutingContext request) {
        HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
        return authenticator
                .getChallenge(request)
                .map(SecurityMappers::answer)
                .onItem()
                .ifNull()
                .continueWith(() -> ProblemMappers.answer(401).build());
    }

    private static Response answer(ChallengeData challenge) {
        if (challenge == null) return null;
        Response.ResponseBuilder answer = ProblemMappers.answer(401);
        challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
        return answer.build();
    }
}
