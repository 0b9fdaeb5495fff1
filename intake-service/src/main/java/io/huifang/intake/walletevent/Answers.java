package io.huifang.intake.walletevent;

import io.huifang.intake.problem.Problem;
import io.huifang.intake.problem.Problems;
import io.huifang.intake.problem.Refusals;
import io.huifang.intake.rate.Allowance;
import io.huifang.intake.sender.RateLimits;
import io.huifang.intake.sender.Sender;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Writes the answers of {@link WalletEventRoute} and counts them. */
@Singleton
class Answers {
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence PROBLEM = HttpHeaders.createOptimized(Problem.MEDIA_TYPE);
    private static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("retry-after");
    private static final CharSequence CLOSE = HttpHeaders.createOptimized("close");

    /** The answer to most requests, made once. */
    private static final Buffer ONE_ACCEPTED = Buffer.buffer("{\"accepted\":1}");

    private final IntakeMetrics metrics;
    private final Refusals refusals;
    private final RateLimits rateLimits;

    @Inject
    Answers(IntakeMetrics metrics, Refusals refusals, RateLimits rateLimits) {
        this.metrics = metrics;
        this.refusals = refusals;
        this.rateLimits = rateLimits;
    }

    /**
     * Writes what became of a submission.
     *
     * @return the HTTP status
     */
    int write(HttpServerRequest request, Sender sender, Acceptance acceptance) {
        if (acceptance instanceof Acceptance.Accepted accepted) {
            metrics.accepted(sender.name(), accepted.events());
            HttpServerResponse response = request.response().setStatusCode(202);
            response.headers().set(HttpHeaders.CONTENT_TYPE, JSON);
            rateLimits.of(sender).ifPresent(allowance -> tell(allowance, response));
            end(response, accepted.events() == 1 ? ONE_ACCEPTED : count(accepted.events()));
            return 202;
        }
        Problem problem = ((Acceptance.Refused) acceptance).problem();
        refused(request, BodyReader.End.WHOLE, problem, sender);
        return problem.status();
    }

    /** Writes a refusal to a known sender, who is told of his allowance. */
    void refused(HttpServerRequest request, BodyReader.End end, Problem problem, Sender sender) {
        rateLimits
                .of(sender)
                .ifPresent(
                        allowance -> {
                            tell(allowance, request.response());
                            if (problem.status() == 429) {
                                request.response()
                                        .putHeader(
                                                RETRY_AFTER,
                                                Long.toString(allowance.retryAfterSeconds()));
                            }
                        });
        refused(request, end, problem);
    }

    /** Writes a refusal. */
    void refused(HttpServerRequest request, BodyReader.End end, Problem problem) {
        if (end == BodyReader.End.BROKEN_OFF) {
            return; // nobody is refused anything any more
        }
        refusals.count(problem);
        HttpServerResponse response = request.response().setStatusCode(problem.status());
        response.headers().set(HttpHeaders.CONTENT_TYPE, PROBLEM);
        switch (problem.status()) {
            case 401 -> response.putHeader("www-authenticate", "Bearer");
            case 405 -> response.putHeader(HttpHeaders.ALLOW, "POST");
            default -> {
                // the status says it all
            }
        }
        problem.retryAfter().ifPresent(seconds -> response.putHeader(RETRY_AFTER, seconds));
        if (end == BodyReader.End.GIVEN_UP || end == BodyReader.End.TOO_SLOW) {
            response.putHeader(HttpHeaders.CONNECTION, CLOSE);
            response.endHandler(written -> request.connection().close());
        }
        end(response, Buffer.buffer(problem.toJson()));
    }

    /** Writes that we failed, unless an answer is already on its way. */
    void failed(HttpServerRequest request) {
        if (!request.response().headWritten()) {
            refused(request, BodyReader.End.WHOLE, Problems.INTERNAL);
        }
    }

    private static void tell(Allowance allowance, HttpServerResponse response) {
        response.putHeader("ratelimit-policy", allowance.policy());
        response.putHeader("ratelimit", allowance.standing());
    }

    private static Buffer count(int events) {
        return Buffer.buffer("{\"accepted\":" + events + '}');
    }

    // A sender that went away has no answer coming; its events are accepted all the same.
    private static void end(HttpServerResponse response, Buffer body) {
        if (!response.ended() && !response.closed()) {
            response.end(body);
        }
    }
}
