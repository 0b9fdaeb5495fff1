package io.huifang.scheduler.policy.stored;

import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.PolicyDocument;
import io.huifang.scheduler.policy.document.Reading;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The policy in force, at hand without a query. A timer asks which version that is, so that another
 * replica's activation is followed within the second; while the database is away, the last known
 * policy stays in force.
 */
@ApplicationScoped
public class ActivePolicy {
    private static final Logger LOG = Logger.getLogger(ActivePolicy.class);
    private static final int NONE = 0;

    private final InstallFirstPolicy installFirstPolicy;
    private final PoliciesInForce policies;
    private final Pool pool;
    private final PolicyConfig config;
    private final CompletableFuture<Policy> first = new CompletableFuture<>();

    private volatile Policy current;
    private volatile int refusedVersion = NONE;
    private volatile boolean installed;
    private volatile boolean away;
    private volatile Cancellable timer;

    ActivePolicy(
            InstallFirstPolicy installFirstPolicy,
            PoliciesInForce policies,
            Pool pool,
            PolicyConfig config) {
        this.installFirstPolicy = installFirstPolicy;
        this.policies = policies;
        this.pool = pool;
        this.config = config;
    }

    /** The policy in force: at once when one is known, otherwise as soon as the database tells. */
    public Uni<Policy> policy() {
        Policy known = current;
        return known != null
                ? Uni.createFrom().item(known)
                : Uni.createFrom().completionStage(first);
    }

    /** The policy in force, if one is known yet. */
    public Optional<Policy> known() {
        return Optional.ofNullable(current);
    }

    void start(@Observes StartupEvent event) {
        timer =
                Multi.createFrom()
                        .ticks()
                        .every(config.refreshEvery())
                        // a slow database answers the next question, not a queue of old ones
                        .onOverflow()
                        .drop()
                        .onItem()
                        .transformToUniAndConcatenate(tick -> follow())
                        .subscribe()
                        .with(done -> {});
    }

    void stop(@Observes ShutdownEvent event) {
        if (timer != null) timer.cancel();
    }

    /** Asks the database now. Never fails: what cannot be asked now is asked again soon. */
    Uni<Void> follow() {
        return installed()
                .chain(() -> policies.version(pool))
                .chain(this::use)
                .invoke(() -> away = false)
                .onFailure()
                .recoverWithItem(this::note);
    }

    private Uni<Void> installed() {
        if (installed) return Uni.createFrom().voidItem();
        return installFirstPolicy.install().invoke(() -> installed = true);
    }

    private Void note(Throwable failure) {
        if (!away) LOG.warn("Which policy is in force cannot be asked; asking again", failure);
        away = true;
        return null;
    }

    private Uni<Void> use(Optional<Integer> version) {
        Policy known = current;
        if (version.isEmpty()
                || version.get() == refusedVersion
                || known != null && known.version() == version.get()) {
            return Uni.createFrom().voidItem();
        }
        return policies.document(version.get(), pool)
                .invoke(
                        document ->
                                use(PolicyDocument.read(document, version.get()), version.get()))
                .replaceWithVoid();
    }

    private void use(Reading reading, int version) {
        if (reading instanceof Reading.Sound sound) {
            Policy before = current;
            current = sound.policy();
            first.complete(sound.policy());
            // a person's activation and the timer may both have asked
            if (before == null || before.version() != version) {
                LOG.infof("Policy %d is in force", version);
            }
        } else {
            // activated by a newer release; this one goes on with what it understands
            refusedVersion = version;
            LOG.errorf("Policy %d cannot be used by this release; upgrade it", version);
        }
    }
}
