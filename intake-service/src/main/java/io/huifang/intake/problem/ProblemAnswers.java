package io.huifang.intake.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Writes the refusals of resources and counts them. */
@ApplicationScoped // and so made when first used: filters are made before there is configuration
public class ProblemAnswers {
    private final Refusals refusals;

    @Inject
    ProblemAnswers(Refusals refusals) {
        this.refusals = refusals;
    }

    /** The answer that says it. To be called once for each request that is refused. */
    public Response of(Problem problem) {
        return begin(problem).build();
    }

    Response.ResponseBuilder begin(Problem problem) {
        refusals.count(problem);
        Response.ResponseBuilder answer =
                Response.status(problem.status())
                        .type(Problem.MEDIA_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .entity(problem.toJson());
        if (problem.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        problem.retryAfter().ifPresent(s -> answer.header(HttpHeaders.RETRY_AFTER, s));
        return answer;
    }
}
