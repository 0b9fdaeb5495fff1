package io.huifang.intake.vault.key;

import io.huifang.intake.vault.audit.AuditEntry;
import io.huifang.intake.vault.audit.AuditTrail;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;

/**
 * Destroys an old key-encryption key that no customer's key needs any more. With it every older
 * copy of the key rows becomes useless. Safe to repeat, also after a death half way.
 */
@ApplicationScoped
class DestroyKey {
    /** SQLSTATE: a row still refers to it. */
    private static final String REFERRED_TO = "23503";

    /** How long it waits to learn which version is the current one. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pool pool;
    private final KeyEncryptionKeys versions;
    private final KeyEncryption encryption;
    private final AuditTrail trail;

    @Inject
    DestroyKey(Pool pool, KeyEncryptionKeys versions, KeyEncryption encryption, AuditTrail trail) {
        this.pool = pool;
        this.versions = versions;
        this.encryption = encryption;
        this.trail = trail;
    }

    /** What became of it. */
    enum End {
        /** It is gone, now or before. */
        DESTROYED,
        /** It is needed, and nothing changed. */
        IN_USE,
        /** There never was one. */
        UNKNOWN
    }

    /**
     * Destroys.
     *
     * @param caller who wants it, as the audit names him
     */
    Uni<End> destroy(int version, String caller) {
        // another replica may have made it the current one a moment ago
        return encryption
                .refresh()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .chain(() -> destroyOld(version, caller));
    }

    private Uni<End> destroyOld(int version, String caller) {
        if (version == encryption.current()) {
            return Uni.createFrom().item(End.IN_USE);
        }
        return pool.withTransaction(tx -> dismissKnown(tx, version, caller))
                // after the commit: from here on nobody can wrap by it
                .call(
                        end ->
                                end == End.DESTROYED
                                        ? encryption.destroy(version)
                                        : Uni.createFrom().voidItem())
                .onFailure(DestroyKey::isInUse)
                .recoverWithItem(End.IN_USE);
    }

    private Uni<End> dismissKnown(SqlConnection tx, int version, String caller) {
        return versions.knows(tx, version)
                .chain(
                        known ->
                                known || encryption.versions().contains(version)
                                        ? dismiss(tx, version, caller).replaceWith(End.DESTROYED)
                                        : Uni.createFrom().item(End.UNKNOWN));
    }

    private Uni<Void> dismiss(SqlConnection tx, int version, String caller) {
        AuditEntry entry =
                AuditEntry.of(
                        caller, AuditEntry.Action.DESTROY, "rotation", null, "version=" + version);
        return versions.lock(tx)
                .chain(() -> versions.dismiss(tx, version))
                .chain(() -> trail.add(tx, entry))
                .replaceWithVoid();
    }

    private static boolean isInUse(Throwable failure) {
        return failure instanceof PgException refusal && REFERRED_TO.equals(refusal.getSqlState());
    }
}
