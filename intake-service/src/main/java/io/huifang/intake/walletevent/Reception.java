package io.huifang.intake.walletevent;

import io.huifang.intake.cloudevent.ContentMode;
import io.huifang.intake.cloudevent.Limits;
import io.huifang.intake.problem.Problem;
import io.huifang.intake.problem.Problems;
import io.huifang.intake.rate.Charge;
import io.huifang.intake.sender.RateLimits;
import io.huifang.intake.sender.Sender;
import io.huifang.intake.sender.Signer;
import io.huifang.intake.signature.SignedRequest;
import io.huifang.intake.walletevent.BodyReader.Terms;
import io.huifang.intake.walletevent.InFlightBytes.Share;
import io.vertx.core.http.HttpServerRequest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads a sender's body within its limits, hands over, and has the answer written. Whoever cannot
 * be served now is told so before his body is read.
 */
@Singleton
class Reception {
    private static final Logger LOG = Logger.getLogger(Reception.class);

    /** Whose share bodies are that are read before their signature can be checked. */
    private static final String NOT_YET_PROVEN = "";

    private final AcceptWalletEvents acceptWalletEvents;
    private final Traces traces;
    private final InFlightBytes inFlightBytes;
    private final RateLimits rateLimits;
    private final Answers answers;
    private final InFlightConfig config;

    @Inject
    Reception(
            AcceptWalletEvents acceptWalletEvents,
            Traces traces,
            InFlightBytes inFlightBytes,
            RateLimits rateLimits,
            Answers answers,
            InFlightConfig config) {
        this.acceptWalletEvents = acceptWalletEvents;
        this.traces = traces;
        this.inFlightBytes = inFlightBytes;
        this.rateLimits = rateLimits;
        this.answers = answers;
        this.config = config;
    }

    /**
     * Receives events of that sender. To be called on the request's event loop, like the others.
     */
    void receive(HttpServerRequest request, ContentMode mode, Sender sender) {
        int limit = Limits.bodyBytes(mode);
        Optional<Share> share = take(sender.name(), BodyReader.announced(request, limit));
        if (share.isEmpty()) {
            refuse(request, Problems.OVERLOADED);
            return;
        }
        Optional<Charge> charge = rateLimits.take(sender);
        if (charge.isEmpty()) {
            share.get().giveBack();
            drain(request, end -> answers.refused(request, end, Problems.TOO_MANY, sender));
            return;
        }
        Admitted admitted = new Admitted(sender, mode, share.get(), charge.get());
        read(
                request,
                new Terms(limit, config.bodyTimeout(), paidFor -> true),
                share.get(),
                body -> accept(request, admitted, body));
    }

    /** Receives events of that signer, if he has signed them. */
    void receiveSigned(
            HttpServerRequest request, ContentMode mode, SignedRequest signed, Signer signer) {
        Optional<Share> unproven = take(NOT_YET_PROVEN, 0);
        if (unproven.isEmpty()) {
            refuse(request, Problems.OVERLOADED);
            return;
        }
        Share share = unproven.get();
        int limit = Limits.bodyBytes(mode);
        read(
                request,
                // Anybody can announce a body, so each takes only what has come of it.
                new Terms(limit, config.unprovenBodyTimeout(), share::grow),
                share,
                body -> {
                    share.giveBack();
                    if (signer.secrets().signed(signed, body)) {
                        acceptSigned(request, mode, signer.sender(), body);
                    } else {
                        answers.refused(request, BodyReader.End.WHOLE, Problems.UNAUTHENTICATED);
                    }
                });
    }

    /** Refuses a request unseen. */
    void refuse(HttpServerRequest request, Problem problem) {
        drain(request, end -> answers.refused(request, end, problem));
    }

    /**
     * Answers a request that failed for a reason of ours before its sender was known. One line says
     * where: whoever finds such a request can send it as often as he likes.
     */
    void fail(HttpServerRequest request, Optional<Throwable> defect) {
        LOG.errorf("A request failed for a reason of our own: %s", defect.map(Reception::place));
        answers.failed(request);
    }

    private void acceptSigned(
            HttpServerRequest request, ContentMode mode, Sender sender, byte[] body) {
        Optional<Share> share = inFlightBytes.take(sender.name(), body.length);
        if (share.isEmpty()) {
            answers.refused(request, BodyReader.End.WHOLE, Problems.OVERLOADED);
            return;
        }
        Optional<Charge> charge = rateLimits.take(sender);
        if (charge.isEmpty()) {
            share.get().giveBack();
            answers.refused(request, BodyReader.End.WHOLE, Problems.TOO_MANY, sender);
            return;
        }
        accept(request, new Admitted(sender, mode, share.get(), charge.get()), body);
    }

    private Optional<Share> take(String payer, long bytes) {
        return acceptWalletEvents.isFull() ? Optional.empty() : inFlightBytes.take(payer, bytes);
    }

    private void read(HttpServerRequest request, Terms terms, Share share, Consumer<byte[]> whole) {
        BodyReader.read(
                request,
                terms,
                body -> {
                    if (body.end() == BodyReader.End.WHOLE) {
                        whole.accept(body.bytes());
                    } else {
                        share.giveBack();
                        answers.refused(request, body.end(), body.end().problem());
                    }
                });
    }

    // No failure of ours may leave the sender without an answer or the budget without its bytes.
    private void accept(HttpServerRequest request, Admitted admitted, byte[] body) {
        try {
            Traces.Trace trace = traces.begin(request.getHeader("traceparent"));
            acceptWalletEvents.accept(
                    admitted.submission(request.headers(), body, trace.parent()),
                    acceptance -> {
                        admitted.end(acceptance);
                        trace.end(answers.write(request, admitted.sender(), acceptance));
                    });
        } catch (RuntimeException | Error defect) {
            admitted.end(new Acceptance.Refused(Problems.INTERNAL));
            LOG.error("Accepting events failed for a reason of our own", defect);
            answers.failed(request);
        }
    }

    /** Which defect it is and where, without its message, which may repeat what was sent. */
    private static String place(Throwable defect) {
        return Stream.of(defect.getStackTrace())
                .findFirst()
                .map(place -> defect.getClass().getName() + " at " + place)
                .orElseGet(() -> defect.getClass().getName());
    }

    // The body is not looked at, but read, so that the sender gets to read the answer.
    private void drain(HttpServerRequest request, Consumer<BodyReader.End> done) {
        Terms nothing = new Terms(0, config.bodyTimeout(), any -> true);
        BodyReader.read(request, nothing, body -> done.accept(body.end()));
    }
}
