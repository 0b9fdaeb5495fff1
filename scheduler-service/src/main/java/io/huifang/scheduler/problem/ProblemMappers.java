package io.huifang.scheduler.problem;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import java.util.List;
import java.util.stream.StreamSupport;

/** Turns every exception that leaves a resource into a problem document. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    /** Seconds after which an outage may be over. */
    private static final int SOON = 10;

    @ServerExceptionMapper
    Response known(ProblemException thrown) {
        return answer(thrown.problem()).build();
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException thrown) {
        String pointer = thrown instanceof JsonMappingException mapping ? pointer(mapping) : "";
        return known(ProblemException.malformed(pointer, "not the JSON this resource takes"));
    }

    /** Its own method, because the framework has a mapper for just this class. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException thrown) {
        return unreadable(thrown);
    }

    @ServerExceptionMapper
    Response violated(ConstraintViolationException thrown) {
        return known(
                ProblemException.invalid(
                        thrown.getConstraintViolations().stream()
                                .map(ProblemMappers::fault)
                                .toList()));
    }

    /** What the framework finds: unknown paths, methods, media types and unreadable bodies. */
    @ServerExceptionMapper
    Response found(WebApplicationException thrown) {
        if (thrown.getCause() instanceof JsonProcessingException unreadable) {
            return unreadable(unreadable);
        }
        int status = thrown.getResponse().getStatus();
        Response.ResponseBuilder answer = answer(ofStatus(status));
        // Allow, Retry-After and the like belong to the status
        thrown.getResponse()
                .getHeaders()
                .forEach((name, values) -> values.forEach(value -> answer.header(name, value)));
        return answer.type(Problem.MEDIA_TYPE).build();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable thrown) {
        if (Outage.is(thrown)) {
            LOG.warnf("A request met an outage; the caller got 503: %s", thrown.getClass());
            return answer(ofStatus(503)).header("Retry-After", SOON).build();
        }
        LOG.error("A request failed; the caller got 500", thrown);
        return answer(ofStatus(500)).build();
    }

    private static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.of(status, "malformed", "The request cannot be read.");
            case 401 -> Problem.of(status, "unauthenticated", "Please say who you are.");
            case 403 -> Problem.of(status, "forbidden", "You may not do this.");
            case 404 -> ProblemException.notFound().problem();
            case 405 ->
                    Problem.of(status, "method-not-allowed", "The resource has no such method.");
            case 406 -> Problem.of(status, "not-acceptable", "No acceptable media type.");
            case 413 -> Problem.of(status, "too-large", "The request is too large.");
            case 415 ->
                    Problem.of(status, "unsupported-media-type", "Another media type is taken.");
            case 429 -> Problem.of(status, "too-many", "Too many requests; see Retry-After.");
            case 503 -> Problem.of(status, "unavailable", "Please try again in a little while.");
            default ->
                    status < 500
                            ? Problem.of(status, "refused", "The request was refused.")
                            : Problem.of(status, "failed", "The request failed on our side.");
        };
    }

    static Response.ResponseBuilder answer(int status) {
        return answer(ofStatus(status));
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }

    private static Problem.Fault fault(ConstraintViolation<?> violation) {
        List<String> path =
                StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                        // the method and its parameter are ours, not the caller's
                        .skip(1)
                        .map(Path.Node::toString)
                        .toList();
        // the first is the body's parameter, which the caller does not know by name
        String pointer = path.stream().skip(1).map(step -> "/" + step).collect(joining());
        return new Problem.Fault(pointer, "invalid", violation.getMessage());
    }

    private static String pointer(JsonMappingException thrown) {
        return thrown.getPath().stream()
                .map(
                        step ->
                                step.getFieldName() == null
                                        ? Integer.toString(step.getIndex())
                                        : step.getFieldName())
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(joining());
    }
}
