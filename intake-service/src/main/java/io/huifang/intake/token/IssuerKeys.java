package io.huifang.intake.token;

import org.jboss.logging.Logger;

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
    private final Instant begun;

    private volatile Seen seen = new Seen(KeySet.none(), Instant.MIN);

    /** Whether the last fetch brought nothing. */
    private volatile boolean failing;

    /** When the last fetch began; guarded by this. */
    private Instant lastFetch = Instant.MIN;

    /** Completed when the fetch under way ends; null while there is none; guarded by this. */
    private CompletableFuture<Boolean> underWay;

    /**
     * A question to the issuer.
     *
     * @param justNow whether it was asked for this caller, and not before he came
     * @param answered completed, never with a failure, with whether there was an answer
     */
    private record Asked(boolean justNow, CompletionStage<Boolean> answered) {}

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
        this.begun = clock.instant();
    }

    /**
     * Looks for a key; asks the issuer when it is not here. That there is none can only be said by
     * an answer to a question asked after the caller came: the issuer may have changed its keys at
     * any time before.
     */
    Sought find(String keyId, String algorithm) {
        Optional<Sought> here = here(keyId, algorithm);
        if (here.isPresent()) {
            return here.get();
        }
        Optional<Asked> asked = ask();
        if (asked.isEmpty()) { // but an answer may have come since we looked
            return here(keyId, algorithm).orElseGet(Sought.Unavailable::new);
        }
        return new Sought.Undecided(
                asked.get()
                        .answered()
                        .thenApply(
                                answered ->
                                        here(keyId, algorithm)
                                                .orElseGet(() -> missing(answered, asked.get()))));
    }

    private Optional<Sought> here(String keyId, String algorithm) {
        KeySet good = good();
        return good.find(keyId, algorithm).map(key -> new Sought.Found(key, good));
    }

    private static Sought missing(boolean answered, Asked asked) {
        return answered && asked.justNow() ? new Sought.Absent() : new Sought.Unavailable();
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

    /** Seconds since the issuer was last asked with success; before that since we began to. */
    double age() {
        Instant at = seen.at().isAfter(begun) ? seen.at() : begun;
        return Duration.between(at, clock.instant()).toMillis() / 1_000.0;
    }

    /** Empty when the issuer was asked a moment ago. */
    private Optional<Asked> ask() {
        CompletableFuture<Boolean> answered;
        Instant now = clock.instant();
        synchronized (this) {
            if (underWay != null) {
                return Optional.of(new Asked(false, underWay));
            }
            // A clock that was set back must not stop us from asking.
            if (!now.isBefore(lastFetch) && now.minus(config.pause()).isBefore(lastFetch)) {
                return Optional.empty();
            }
            lastFetch = now;
            answered = new CompletableFuture<>();
            underWay = answered;
        }
        fetch().whenComplete((keys, failure) -> settle(now, keys, failure, answered));
        return Optional.of(new Asked(true, answered));
    }

    // Also what is thrown at once has to end the fetch, or there would never be another one.
    private CompletionStage<KeySet> fetch() {
        try {
            return issuer.get();
        } catch (RuntimeException | Error defect) {
            return CompletableFuture.failedStage(defect);
        }
    }

    private void settle(
            Instant asked, KeySet keys, Throwable failure, CompletableFuture<Boolean> answered) {
        boolean failed = failure != null;
        if (!failed) {
            // The same instance while nothing changed: tokens verified with it stay verified.
            boolean same = seen.keys().text().equals(keys.text());
            seen = new Seen(same ? seen.keys() : keys, asked);
        }
        tell(failed, failure);
        failing = failed;
        synchronized (this) {
            underWay = null;
        }
        answered.complete(!failed);
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
