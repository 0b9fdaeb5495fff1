package io.huifang.survey.proof;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A token of the issuer's for one other service. It is renewed in the background before its end;
 * while that fails the last one is shown to its end, and after it nothing. Used by all event loops;
 * each replica has its own.
 */
final class TokenProof implements Proof {
    private static final Logger LOG = Logger.getLogger(TokenProof.class);

    private final String peer;
    private final Supplier<Uni<AccessToken>> issuer;
    private final Duration pause;
    private final Clock clock;

    /** The last one that was given; null before the first. */
    private volatile AccessToken held;

    /** Whether the last one was refused, or another one is wanted for other reasons. */
    private volatile boolean wanted = true;

    /** What the log was told last; guarded by this. */
    private Told told = Told.WELL;

    /** When the last question began; guarded by this. */
    private Instant lastAsked = Instant.MIN;

    /** Completed when the question under way ends; null while there is none; guarded by this. */
    private CompletableFuture<AccessToken> underWay;

    private enum Told {
        WELL,
        NOT_RENEWED,
        NONE_LEFT
    }

    /**
     * @param peer the other service, as its settings are called
     * @param pause least time between two questions to the issuer
     */
    TokenProof(String peer, Supplier<Uni<AccessToken>> issuer, Duration pause, Clock clock) {
        this.peer = peer;
        this.issuer = issuer;
        this.pause = pause;
        this.clock = clock;
    }

    @Override
    public Uni<String> authorization() {
        AccessToken token = held;
        if (token != null && token.isGoodAt(clock.instant())) {
            return Uni.createFrom().item(header(token));
        }
        Optional<CompletableFuture<AccessToken>> asked = ask();
        if (asked.isEmpty()) {
            return Uni.createFrom().failure(new NoProof(peer));
        }
        Context context = Vertx.currentContext();
        Uni<String> given =
                Uni.createFrom()
                        .completionStage(asked.get())
                        .onFailure()
                        .transform(failure -> new NoProof(peer))
                        .map(TokenProof::header);
        // Whoever waits with others goes on in his own place, not in that of who asked first.
        return context == null
                ? given
                : given.emitOn(then -> context.runOnContext(ignored -> then.run()));
    }

    @Override
    public void refused() {
        wanted = true;
    }

    /** To be called every few seconds. */
    void renewWhenDue() {
        AccessToken token = held;
        if (wanted || token == null || token.isDueAt(clock.instant())) {
            ask();
        }
    }

    String peer() {
        return peer;
    }

    /** Whether there is something to show. */
    boolean isThere() {
        return secondsLeft() > 0;
    }

    /** How long the token at hand may still be shown; 0 without one. */
    double secondsLeft() {
        AccessToken token = held;
        Duration left =
                token == null ? Duration.ZERO : Duration.between(clock.instant(), token.end());
        return Math.max(0, left.toMillis()) / 1_000.0;
    }

    /** Empty when the issuer was asked a moment ago. */
    private Optional<CompletableFuture<AccessToken>> ask() {
        CompletableFuture<AccessToken> answered;
        Instant now = clock.instant();
        synchronized (this) {
            if (underWay != null) return Optional.of(underWay);
            // A clock that was set back must not stop us from asking.
            if (!now.isBefore(lastAsked) && now.minus(pause).isBefore(lastAsked)) {
                return Optional.empty();
            }
            lastAsked = now;
            answered = new CompletableFuture<>();
            underWay = answered;
        }
        fetch().subscribe()
                .with(
                        token -> settle(token, null, answered),
                        failure -> settle(null, failure, answered));
        return Optional.of(answered);
    }

    // Also what is thrown at once has to end the question, or there would never be another one.
    private Uni<AccessToken> fetch() {
        return Uni.createFrom().deferred(issuer::get);
    }

    private void settle(
            AccessToken token, Throwable failure, CompletableFuture<AccessToken> answered) {
        synchronized (this) {
            underWay = null;
            if (token != null) {
                held = token;
                wanted = false;
            }
            tell(failure);
        }
        if (token != null) {
            answered.complete(token);
        } else {
            answered.completeExceptionally(failure);
        }
    }

    // One line when it begins, one when nothing is left, one when it ends.
    private void tell(Throwable failure) {
        Told now = failure == null ? Told.WELL : isThere() ? Told.NOT_RENEWED : Told.NONE_LEFT;
        if (now == told) return;
        told = now;
        switch (now) {
            case WELL -> LOG.infof("The issuer gives tokens for %s again", peer);
            case NOT_RENEWED ->
                    LOG.warnf(
                            "The token for %s cannot be renewed (%s); the one at hand is good until"
                                    + " %s",
                            peer, failure, held.end());
            case NONE_LEFT ->
                    LOG.errorf(
                            "There is no token for %s (%s); what needs it is answered 503 until the"
                                    + " issuer gives one",
                            peer, failure);
        }
    }

    private static String header(AccessToken token) {
        return "Bearer " + token.text();
    }
}
