package io.huifang.intake.walletevent;

import io.huifang.intake.cloudevent.ContentMode;
import io.huifang.intake.problem.Problems;
import io.huifang.intake.sender.Callers;
import io.huifang.intake.sender.Identity;
import io.huifang.intake.sender.Signer;
import io.huifang.intake.signature.SignedRequest;
import io.huifang.intake.token.Bearer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The endpoint of senders. Settles from the headers who posts and in which form, before anything of
 * the body is read; a signature is settled behind the body.
 */
@Singleton
class WalletEventRoute {
    static final String PATH = "/v1/wallet-events";

    private static final CharSequence SIGNATURE = HttpHeaders.createOptimized("webhook-signature");

    /** Query parameter: who signed, where several senders sign. */
    private static final String SIGNER = "sender";

    private final Callers callers;
    private final Reception reception;
    private final Clock clock;

    @Inject
    WalletEventRoute(Callers callers, Reception reception, Clock clock) {
        this.callers = callers;
        this.reception = reception;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        router.route(PATH)
                .handler(this::receive)
                .failureHandler(
                        routing ->
                                reception.fail(
                                        routing.request(), Optional.ofNullable(routing.failure())));
    }

    private void receive(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (!request.method().equals(HttpMethod.POST)) {
            reception.refuse(request, Problems.METHOD_NOT_ALLOWED);
            return;
        }
        List<String> authorization = request.headers().getAll(HttpHeaders.AUTHORIZATION);
        boolean signed = request.headers().contains(SIGNATURE);
        if (signed && authorization.isEmpty()) {
            receiveSigned(request);
            return;
        }
        // One proof and no second one beside it: nobody shall have to guess which of them counts.
        Optional<Bearer> bearer =
                signed || authorization.size() != 1
                        ? Optional.empty()
                        : Bearer.of(authorization.get(0));
        if (bearer.isEmpty()) {
            reception.refuse(request, Problems.UNAUTHENTICATED);
            return;
        }
        Identity identity = callers.sender(bearer.get());
        if (identity instanceof Identity.Undecided undecided) {
            waitFor(request, undecided);
        } else {
            receive(request, identity);
        }
    }

    // The body waits with the sender until the issuer has answered, which takes seconds at most.
    private void waitFor(HttpServerRequest request, Identity.Undecided undecided) {
        Context eventLoop = Vertx.currentContext();
        request.pause();
        undecided
                .then()
                .thenAccept(
                        identity ->
                                eventLoop.runOnContext(
                                        ignored -> {
                                            if (!request.response().closed()) {
                                                receive(request, identity);
                                            }
                                        }));
    }

    private void receive(HttpServerRequest request, Identity identity) {
        if (!(identity instanceof Identity.Known known)) {
            reception.refuse(request, identity.problem());
            return;
        }
        Optional<ContentMode> mode = mode(request);
        if (mode.isEmpty()) {
            reception.refuse(request, Problems.UNSUPPORTED_MEDIA_TYPE);
        } else {
            reception.receive(request, mode.get(), known.sender());
        }
    }

    private void receiveSigned(HttpServerRequest request) {
        Optional<SignedRequest> signed =
                SignedRequest.of(
                                request.getHeader("webhook-id"),
                                request.getHeader("webhook-timestamp"),
                                request.getHeader(SIGNATURE))
                        .filter(its -> its.isTimely(clock.instant()));
        Optional<Signer> signer = callers.signer(request.getParam(SIGNER));
        Optional<ContentMode> mode = mode(request);
        if (signed.isEmpty() || signer.isEmpty()) {
            reception.refuse(request, Problems.UNAUTHENTICATED);
        } else if (mode.isEmpty()) {
            reception.refuse(request, Problems.UNSUPPORTED_MEDIA_TYPE);
        } else if (mode.get() == ContentMode.BINARY) {
            reception.refuse(request, Problems.UNSIGNED_ATTRIBUTES);
        } else {
            reception.receiveSigned(request, mode.get(), signed.get(), signer.get());
        }
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
}
