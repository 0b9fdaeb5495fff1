package io.huifang.intake.token;

import org.jboss.logging.Logger;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The issuer's keys as they were last seen. Fetched anew in the background, and at once for a key
 * id not seen before, though never twice within the pause. Keys that cannot be fetched anew stay
 * good for a bounded time. Used by all event loops.
 */
final class IssuerKeys {
    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);

    private final Supplier<CompletionStage<KeySet>> issuer;
    private final Clock clock;
    private final IssuerConfig config;

    private volatile Seen seen = new Seen(KeySet.none(), Instant.MIN);

    /** Whether the last fetch brought nothing. */
    private volatile boolean failing;

    /** When the last fetch began; guarded by this. */
    private Instant lastFetch = Instant.MIN;

    /** Completed when the fetch under way ends; null while there is none; guarded by this. */
    private CompletableFuture<Void> underWay;

    /**
     * @param keys all the issuer had
     * @param at when it was asked
     */
    private record Seen(KeySet keys, Instant at) {
        boolean isWithin(Duration age, Instant now) {
            return now.minus(age).isBefore(at);
        }
    }

    IssuerKeys(Supplier<CompletionStage<KeySet>> issuer, Clock clock, IssuerConfig config) {
        this.issuer = issuer;
        this.clock = clock;
        this.config = config;
    }

    /** Looks for a key; asks the issuer when it is not here. */
    Sought find(String keyId, String algorithm) {
        KeySet good = good();
        Optional<PublicKey> key = good.find(keyId, algorithm);
        if (key.isPresent()) {
            return new Sought.Found(key.get(), good);
        }
        Optional<CompletionStage<Void>> asked = ask();
        if (asked.isPresent()) {
            return new Sought.Undecided(asked.get());
        }
        return good().keys().isEmpty() || failing ? new Sought.Unavailable() : new Sought.Absent();
    }

    /** The keys that are good right now; none when they are too old. */
    KeySet good() {
        Seen last = seen;
        return last.isWithin(config.keysGoodFor(), clock.instant()) ? last.keys() : KeySet.none();
    }

    /** To be called every few seconds. */
    void refreshWhenDue() {
        if (failing || !seen.isWithin(config.refreshEvery(), clock.instant())) {
            ask();
        }
    }

    /** Seconds since the issuer was last asked with success; NaN before that. */
    double age() {
        Instant at = seen.at();
        return at.equals(Instant.MIN)
                ? Double.NaN
                : Duration.between(at, clock.instant()).toMillis() / 1_000.0;
    }

    private Optional<CompletionStage<Void>> ask() {
        CompletableFuture<Void> done;
        Instant begun = clock.instant();
        synchronized (this) {
            if (underWay != null) {
                return Optional.of(underWay);
            }
            // A clock that was set back must not stop us from asking.
            if (!begun.isBefore(lastFetch) && begun.minus(config.pause()).isBefore(lastFetch)) {
                return Optional.empty();
            }
            lastFetch = begun;
            done = new CompletableFuture<>();
            underWay = done;
        }
        issuer.get().whenComplete((keys, failure) -> settle(begun, keys, failure, done));
        return Optional.of(done);
    }

    private void settle(
            Instant begun, KeySet keys, Throwable failure, CompletableFuture<Void> done) {
        boolean failed = failure != null;
        if (!failed) {
            // The same instance while nothing changed: tokens verified with it stay verified.
            boolean same = seen.keys().text().equals(keys.text());
            seen = new Seen(same ? seen.keys() : keys, begun);
        }
        tell(failed, failure);
        failing = failed;
        synchronized (this) {
            underWay = null;
        }
        done.complete(null);
    }

    // One line when it begins and one when it ends; the metrics tell how long.
    private void tell(boolean failed, Throwable failure) {
        if (failed && !failing) {
            LOG.warnf(
                    "The issuer's keys cannot be fetched (%s); those at hand are good for %s more",
                    failure.getMessage(), config.keysGoodFor());
        } else if (!failed && failing) {
            LOG.info("The issuer's keys can be fetched again");
        }
    }
}
