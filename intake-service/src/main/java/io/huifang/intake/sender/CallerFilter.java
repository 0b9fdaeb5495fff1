package io.huifang.intake.sender;

import io.huifang.intake.problem.Problem;
import io.huifang.intake.problem.Problems;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

import java.util.Optional;

/**
 * Lets a request reach a resource only when its key belongs to somebody the resource is open to.
 */
@Singleton
public class CallerFilter {
    /** Request property: the name of the calling service, absent for senders. */
    public static final String SERVICE = "io.huifang.intake.service";

    private final Callers callers;

    @Inject
    CallerFilter(Callers callers) {
        this.callers = callers;
    }

    /** Empty to let the request pass. */
    @ServerRequestFilter
    public Optional<Response> check(ContainerRequestContext request, SimpleResourceInfo resource) {
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        Optional<String> service = callers.service(authorization);
        if (service.isEmpty() && callers.sender(authorization).isEmpty()) {
            return Optional.of(refusal(Problems.UNAUTHENTICATED));
        }
        OpenTo openTo = resource.getResourceClass().getAnnotation(OpenTo.class);
        boolean open =
                openTo != null && (openTo.value() == OpenTo.Who.ANY_CALLER || service.isPresent());
        service.ifPresent(name -> request.setProperty(SERVICE, name));
        return open ? Optional.empty() : Optional.of(refusal(Problems.FORBIDDEN));
    }

    private static Response refusal(Problem problem) {
        Response.ResponseBuilder answer =
                Response.status(problem.status())
                        .type(Problem.MEDIA_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .entity(problem.toJson());
        if (problem.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.build();
    }
}
