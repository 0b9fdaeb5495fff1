package io.huifang.survey.exchange;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/** Turns what is thrown on the way to an answer into problem documents. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response refused(RefusedRequest refusal) {
        return answer(refusal.problem());
    }

    @ServerExceptionMapper
    Response unauthenticated(UnauthorizedException refusal) {
        return answer(Problems.UNAUTHENTICATED);
    }

    @ServerExceptionMapper
    Response wrongPassword(AuthenticationFailedException refusal) {
        return answer(Problems.UNAUTHENTICATED);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException refusal) {
        return answer(Problems.FORBIDDEN);
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException refusal) {
        Response original = refusal.getResponse();
        Response answer = answer(Problems.ofStatus(original.getStatus()));
        Response.ResponseBuilder whole = Response.fromResponse(answer);
        for (String header : List.of(HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER)) {
            String value = original.getHeaderString(header);
            if (value != null) {
                whole.header(header, value);
            }
        }
        return whole.build();
    }

    @ServerExceptionMapper
    Response failed(Throwable failure) {
        if (isOutage(failure)) {
            LOG.warnf("A request met an outage; it was answered 503: %s", failure.toString());
            return answer(Problems.UNAVAILABLE);
        }
        LOG.error("A request failed for a reason of our own; it was answered 500", failure);
        return answer(Problems.INTERNAL);
    }

    private static Response answer(Problem problem) {
        return new Answer.Refused(problem).toResponse();
    }

    // 08 connection, 53 resources, 57 operator intervention, 40 lost a race, 55P03 waited too long
    // for a lock: all may be repeated.
    private static boolean isOutage(Throwable failure) {
        if (failure instanceof PgException database) {
            String state = String.valueOf(database.getSqlState());
            return state.startsWith("08")
                    || state.startsWith("53")
                    || state.startsWith("57")
                    || state.startsWith("40")
                    || state.equals("55P03");
        }
        return failure instanceof IOException
                || failure instanceof TimeoutException
                || failure instanceof io.smallrye.mutiny.TimeoutException
                || failure instanceof RejectedExecutionException
                || failure instanceof VertxException // a connection closed under a query
                // Vert.x tells of an exhausted pool by a bare Throwable
                || !(failure instanceof Exception || failure instanceof Error);
    }
}
