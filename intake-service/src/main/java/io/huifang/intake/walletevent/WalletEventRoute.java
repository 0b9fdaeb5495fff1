package io.huifang.intake.walletevent;

import io.huifang.intake.cloudevent.ContentMode;
import io.huifang.intake.cloudevent.Limits;
import io.huifang.intake.problem.Problem;
import io.huifang.intake.problem.Problems;
import io.huifang.intake.sender.Callers;
import io.huifang.intake.sender.Sender;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import java.util.Optional;

/**
 * The endpoint of senders. Settles what can be settled from the headers, reads the body within its
 * limit, hands over, and writes the answer.
 */
@Singleton
class WalletEventRoute {
    static final String PATH = "/v1/wallet-events";

    private static final Logger LOG = Logger.getLogger(WalletEventRoute.class);

    private final Callers callers;
    private final AcceptWalletEvents acceptWalletEvents;
    private final Traces traces;
    private final InFlightBytes inFlightBytes;
    private final Answers answers;

    @Inject
    WalletEventRoute(
            Callers callers,
            AcceptWalletEvents acceptWalletEvents,
            Traces traces,
            InFlightBytes inFlightBytes,
            Answers answers) {
        this.callers = callers;
        this.acceptWalletEvents = acceptWalletEvents;
        this.traces = traces;
        this.inFlightBytes = inFlightBytes;
        this.answers = answers;
    }

    void register(@Observes Router router) {
        router.route(PATH).handler(this::receive).failureHandler(this::fail);
    }

    private void receive(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (!request.method().equals(HttpMethod.POST)) {
            refuse(request, Problems.METHOD_NOT_ALLOWED);
            return;
        }
        Optional<Sender> sender = callers.sender(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (sender.isEmpty()) {
            refuse(request, Problems.UNAUTHENTICATED);
            return;
        }
        Optional<ContentMode> mode = mode(request);
        if (mode.isEmpty()) {
            refuse(request, Problems.UNSUPPORTED_MEDIA_TYPE);
            return;
        }
        readBody(request, sender.get(), mode.get());
    }

    private static Optional<ContentMode> mode(HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.CONTENT_ENCODING)) {
            return Optional.empty();
        }
        String contentType = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return contentType == null ? Optional.empty() : ContentMode.of(contentType);
    }

    private void readBody(HttpServerRequest request, Sender sender, ContentMode mode) {
        int limit = Limits.bodyBytes(mode);
        long budget = Math.min(limit, announcedLength(request, limit));
        if (!inFlightBytes.take(budget)) {
            refuse(request, Problems.OVERLOADED);
            return;
        }
        BodyReader.read(
                request,
                limit,
                body -> {
                    if (body.end() == BodyReader.End.WHOLE) {
                        accept(request, sender, mode, body.bytes(), budget);
                    } else {
                        inFlightBytes.giveBack(budget);
                        answers.refused(request, body.end(), Problems.TOO_LARGE);
                    }
                });
    }

    private void accept(
            HttpServerRequest request, Sender sender, ContentMode mode, byte[] body, long budget) {
        Traces.Trace trace = traces.begin(request.getHeader("traceparent"));
        Submission submission =
                new Submission(sender, mode, request.headers(), body, trace.parent());
        acceptWalletEvents.accept(
                submission,
                acceptance -> {
                    inFlightBytes.giveBack(budget);
                    trace.end(answers.write(request, sender, acceptance));
                });
    }

    // A body without a length may become as long as is allowed.
    private static long announcedLength(HttpServerRequest request, int limit) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? limit : Long.parseLong(length); // the HTTP decoder checked it
    }

    // The body is not looked at, but read, so that the sender gets to read the answer.
    private void refuse(HttpServerRequest request, Problem problem) {
        BodyReader.read(request, 0, body -> answers.refused(request, body.end(), problem));
    }

    private void fail(RoutingContext routing) {
        LOG.error("Accepting events failed for a reason of our own", routing.failure());
        answers.refused(routing.request(), BodyReader.End.WHOLE, Problems.INTERNAL);
    }
}
