package io.huifang.intake.problem;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what Jakarta REST throws into problem documents. */
@Singleton
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final ProblemAnswers answers;

    @Inject
    ProblemMappers(ProblemAnswers answers) {
        this.answers = answers;
    }

    @ServerExceptionMapper
    public Response refused(WebApplicationException refusal) {
        Response original = refusal.getResponse();
        Response.ResponseBuilder answer = answers.begin(Problems.ofStatus(original.getStatus()));
        copy(original, HttpHeaders.ALLOW, answer);
        return answer.build();
    }

    @ServerExceptionMapper
    public Response failed(Throwable failure) {
        LOG.error("A request failed for a reason of our own; it was answered 500", failure);
        return answers.of(Problems.INTERNAL);
    }

    private static void copy(Response from, String header, Response.ResponseBuilder to) {
        String value = from.getHeaderString(header);
        if (value != null) {
            to.header(header, value);
        }
    }
}
