package io.huifang.intake.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what Jakarta REST throws into problem documents. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response refused(WebApplicationException refusal) {
        Response original = refusal.getResponse();
        if (original.getEntity() instanceof byte[]) {
            return original; // already a problem document
        }
        Response.ResponseBuilder answer = answer(Problems.ofStatus(original.getStatus()));
        copy(original, HttpHeaders.ALLOW, answer);
        return answer.build();
    }

    @ServerExceptionMapper
    public Response failed(Throwable failure) {
        LOG.error("A request failed for a reason of our own; it was answered 500", failure);
        return answer(Problems.INTERNAL).build();
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem.toJson());
    }

    private static void copy(Response from, String header, Response.ResponseBuilder to) {
        String value = from.getHeaderString(header);
        if (value != null) {
            to.header(header, value);
        }
    }
}
