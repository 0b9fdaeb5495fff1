package io.huifang.intake.walletevent;

import io.huifang.intake.cloudevent.ContentMode;
import io.huifang.intake.cloudevent.Limits;
import io.huifang.intake.problem.Problem;
import io.huifang.intake.problem.Problems;
import io.huifang.intake.sender.Callers;
import io.huifang.intake.sender.Sender;
import io.huifang.intake.walletevent.InFlightBytes.Share;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import java.util.List;
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
    private final InFlightConfig config;

    @Inject
    WalletEventRoute(
            Callers callers,
            AcceptWalletEvents acceptWalletEvents,
            Traces traces,
            InFlightBytes inFlightBytes,
            Answers answers,
            InFlightConfig config) {
        this.callers = callers;
        this.acceptWalletEvents = acceptWalletEvents;
        this.traces = traces;
        this.inFlightBytes = inFlightBytes;
        this.answers = answers;
        this.config = config;
    }

    void register(@Observes Router router) {
        router.route(PATH)
                .handler(this::receive)
                .failureHandler(routing -> fail(routing.request(), routing.failure()));
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
        List<String> contentTypes = request.headers().getAll(HttpHeaders.CONTENT_TYPE);
        return contentTypes.size() > 1
                ? Optional.empty()
                : ContentMode.of(contentTypes.isEmpty() ? null : contentTypes.get(0));
    }

    private void readBody(HttpServerRequest request, Sender sender, ContentMode mode) {
        int limit = Limits.bodyBytes(mode);
        long bytes = Math.min(limit, announcedLength(request, limit));
        Optional<Share> share = inFlightBytes.take(sender.name(), bytes);
        if (share.isEmpty()) {
            refuse(request, Problems.OVERLOADED);
            return;
        }
        BodyReader.read(
                request,
                limit,
                config.bodyTimeout(),
                body -> {
                    if (body.end() == BodyReader.End.WHOLE) {
                        accept(request, sender, mode, body.bytes(), share.get());
                    } else {
                        share.get().giveBack();
                        answers.refused(request, body.end(), problemOf(body.end()));
                    }
                });
    }

    private static Problem problemOf(BodyReader.End end) {
        return end == BodyReader.End.TOO_SLOW ? Problems.TOO_SLOW : Problems.TOO_LARGE;
    }

    // No failure of ours may leave the sender without an answer or the budget without its bytes.
    private void accept(
            HttpServerRequest request, Sender sender, ContentMode mode, byte[] body, Share share) {
        try {
            Traces.Trace trace = traces.begin(request.getHeader("traceparent"));
            Submission submission =
                    new Submission(sender, mode, request.headers(), body, trace.parent());
            acceptWalletEvents.accept(
                    submission,
                    acceptance -> {
                        share.giveBack();
                        trace.end(answers.write(request, sender, acceptance));
                    });
        } catch (RuntimeException | Error defect) {
            share.giveBack();
            fail(request, defect);
        }
    }

    // A body without a length may become as long as is allowed.
    private static long announcedLength(HttpServerRequest request, int limit) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? limit : Long.parseLong(length); // the HTTP decoder checked it
    }

    // The body is not looked at, but read, so that the sender gets to read the answer.
    private void refuse(HttpServerRequest request, Problem problem) {
        BodyReader.read(
                request,
                0,
                config.bodyTimeout(),
                body -> answers.refused(request, body.end(), problem));
    }

    private void fail(HttpServerRequest request, Throwable defect) {
        LOG.error("Accepting events failed for a reason of our own", defect);
        if (!request.response().headWritten()) {
            answers.refused(request, BodyReader.End.WHOLE, Problems.INTERNAL);
        }
    }
}
