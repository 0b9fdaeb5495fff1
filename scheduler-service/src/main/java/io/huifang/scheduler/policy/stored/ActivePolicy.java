package io.huifang.scheduler.policy.stored;

import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.almanac.Almanac;
import io.huifang.scheduler.policy.document.PolicyDocument;
import io.huifang.scheduler.policy.document.Reading;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The policy in force, at hand without a query. A timer asks which version that is, so that another
 * replica's activation is followed within the second; while the database is away, the last known
 * policy stays in force. So it does when a newer release activates one that this release cannot
 * read; after a restart it is the latest of the earlier ones that can be read.
 */
@ApplicationScoped
public class ActivePolicy {
    private static final Logger LOG = Logger.getLogger(ActivePolicy.class);
    private static final int NONE = 0;

    private final InstallFirstPolicy installFirstPolicy;
    private final PoliciesInForce policies;
    private final Pool pool;
    private final Almanac almanac;
    private final PolicyConfig config;
    private final PolicyWarnings warnings;
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
            Almanac almanac,
            PolicyConfig config,
            PolicyWarnings warnings) {
        this.installFirstPolicy = installFirstPolicy;
        this.policies = policies;
        this.pool = pool;
        this.almanac = almanac;
        this.config = config;
        this.warnings = warnings;
    }

    /**
     * The policy in force: at once when one is known, otherwise as soon as the database tells,
     * which may be never. So ask before a transaction is opened, which would stand still with its
     * locks. Who asks gets a copy of the promise: if he gives up waiting, the others wait on.
     */
    public Uni<Policy> policy() {
        Policy known = current;
        return known != null
                ? Uni.createFrom().item(known)
                : Uni.createFrom().completionStage(first::copy).emitOn(here());
    }

    /** The policy in force, if one is known yet. */
    public Optional<Policy> known() {
        return Optional.ofNullable(current);
    }

    /** The version in force that this release cannot read, so that another is used; or empty. */
    Optional<Integer> refused() {
        return refusedVersion == NONE ? Optional.empty() : Optional.of(refusedVersion);
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

    /** What waited goes on where it began: a transaction belongs to one event loop. */
    private static Executor here() {
        Context context = Vertx.currentContext();
        return context == null
                ? Runnable::run
                : task -> context.runOnContext(ignored -> task.run());
    }

    /** Asks the database now. Never fails: what cannot be asked now is asked again soon. */
    public Uni<Void> follow() {
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
        if (version.isEmpty() || known != null && version.get() == refusedVersion) {
            return Uni.createFrom().voidItem();
        }
        if (known != null && known.version() == version.get()) {
            refusedVersion = NONE;
            return Uni.createFrom().voidItem();
        }
        return read(version.get())
                .chain(
                        reading -> {
                            if (reading instanceof Reading.Sound sound) {
                                refusedVersion = NONE;
                                use(sound.policy());
                                return Uni.createFrom().voidItem();
                            }
                            refuse(version.get());
                            return current == null ? fallBack() : Uni.createFrom().voidItem();
                        });
    }

    /** After a restart: what was in force before, the latest first, as far as it can be read. */
    private Uni<Void> fallBack() {
        return policies.versions(pool)
                .chain(
                        versions ->
                                Multi.createFrom()
                                        .iterable(versions)
                                        .onItem()
                                        .transformToUniAndConcatenate(this::read)
                                        .select()
                                        .where(Reading.Sound.class::isInstance)
                                        .toUni())
                .invoke(
                        sound -> {
                            if (sound != null) use(((Reading.Sound) sound).policy());
                        })
                .replaceWithVoid();
    }

    private Uni<Reading> read(int version) {
        return policies.document(version, pool)
                .map(document -> PolicyDocument.read(document, version, almanac));
    }

    private void use(Policy policy) {
        Policy before = current;
        current = policy;
        first.complete(policy);
        // a person's activation and the timer may both have asked
        if (before == null || before.version() != policy.version()) {
            LOG.infof("Policy %d is in force", policy.version());
            warnings.log(policy);
        }
    }

    /** Activated by a newer release; this one goes on with what it understands. */
    private void refuse(int version) {
        if (version == refusedVersion) return;
        refusedVersion = version;
        LOG.errorf("Policy %d cannot be used by this release; upgrade it", version);
    }
}
