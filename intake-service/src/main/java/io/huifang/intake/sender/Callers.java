package io.huifang.intake.sender;

import io.huifang.intake.token.AccessTokens;
import io.huifang.intake.token.Bearer;
import io.huifang.intake.token.TokenVerdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;

/**
 * Everyone who may call. Read from the configuration at start, which fails on an unusable secret;
 * files with secrets are read again and again, and while a caller's are unusable it keeps those
 * before.
 */
@Startup
@ApplicationScoped // and so made when first used: filters are made before there is configuration
public class Callers {
    private static final Logger LOG = Logger.getLogger(Callers.class);

    private final KeyringReader reader;
    private final AccessTokens tokens;
    private final Counter unread;

    private volatile Keyring keyring;

    /** Whose secrets could not be used when they were last read. */
    private final Set<String> unusable = new TreeSet<>();

    @Inject
    Callers(
            KeyringReader reader,
            SecretsConfig secrets,
            AccessTokens tokens,
            Vertx vertx,
            MeterRegistry registry) {
        this.reader = reader;
        this.tokens = tokens;
        this.keyring = reader.read();
        this.unread =
                Counter.builder("huifang.intake.secrets.unread")
                        .description(
                                "Callers whose secrets could not be used, at each reading; the old ones stay")
                        .register(registry);
        vertx.setPeriodic(
                secrets.rereadEvery().toMillis(),
                ignored ->
                        vertx.executeBlocking(Executors.callable(this::reread))
                                .onFailure(defect -> LOG.error("Reading secrets failed", defect)));
    }

    /** Who posts with that bearer. Never waits; may be called on an event loop. */
    public Identity sender(Bearer bearer) {
        Optional<Sender> owner = keyring.sender(bearer);
        return owner.<Identity>map(Identity.Known::new)
                .orElseGet(() -> identity(tokens.verdict(bearer)));
    }

    /**
     * Who calls a resource with that bearer, which is no key of a service or a person: a sender, or
     * a service of ours by its token.
     */
    Identity senderOrService(Bearer bearer) {
        Optional<Sender> owner = keyring.sender(bearer);
        return owner.<Identity>map(Identity.Known::new)
                .orElseGet(() -> ofSenderOrService(tokens.verdict(bearer)));
    }

    private Identity ofSenderOrService(TokenVerdict verdict) {
        if (verdict instanceof TokenVerdict.Undecided undecided) {
            return new Identity.Undecided(undecided.then().thenApply(this::ofSenderOrService));
        }
        Optional<String> service =
                verdict instanceof TokenVerdict.Good good
                        ? keyring.serviceOf(good.grant())
                        : Optional.empty();
        return service.<Identity>map(Identity.Service::new).orElseGet(() -> identity(verdict));
    }

    /**
     * Whose secrets a signature is to be checked with.
     *
     * @param name what the request claims; null for the only sender that signs
     */
    public Optional<Signer> signer(String name) {
        return keyring.signer(name);
    }

    /** The name of the service with that key. */
    Optional<String> service(Bearer bearer) {
        return keyring.service(bearer);
    }

    /** The person with that key. */
    Optional<Account> account(Bearer bearer) {
        return keyring.account(bearer);
    }

    private Identity identity(TokenVerdict verdict) {
        if (verdict instanceof TokenVerdict.Good good) {
            return keyring.senderOfClient(good.grant().client())
                    .<Identity>map(Identity.Known::new)
                    .orElseGet(Identity.Stranger::new);
        }
        if (verdict instanceof TokenVerdict.Undecided undecided) {
            return new Identity.Undecided(undecided.then().thenApply(this::identity));
        }
        return verdict instanceof TokenVerdict.Bad
                ? new Identity.Unknown()
                : new Identity.Unproven();
    }

    private synchronized void reread() {
        Map<String, String> problems = new TreeMap<>();
        Keyring read = reader.reread(keyring, problems);
        if (!read.hasSameContentAs(keyring)) {
            LOG.info("Callers' secrets have changed; the new ones are in force");
        }
        keyring = read;
        unread.increment(problems.size());
        tell(problems);
    }

    // One line when it begins and one when it ends; the counter tells how long.
    private void tell(Map<String, String> problems) {
        problems.forEach(
                (place, why) -> {
                    if (unusable.add(place)) {
                        LOG.errorf("Secrets cannot be used, those before stay in force: %s", why);
                    }
                });
        for (String place : Set.copyOf(unusable)) {
            if (!problems.containsKey(place)) {
                unusable.remove(place);
                LOG.infof("Secrets of %s can be used again", place);
            }
        }
    }
}
