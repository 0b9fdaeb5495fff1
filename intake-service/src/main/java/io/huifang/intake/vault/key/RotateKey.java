package io.huifang.intake.vault.key;

import io.huifang.intake.vault.audit.AuditEntry;
import io.huifang.intake.vault.audit.AuditTrail;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Makes a new key-encryption key, by which new keys are wrapped from now on; {@link RewrapKeys}
 * wraps the others by it. When none needs the old one any more, {@link DestroyKey} may end it.
 */
@ApplicationScoped
class RotateKey {
    private final Pool pool;
    private final KeyEncryptionKeys versions;
    private final KeyEncryption encryption;
    private final AuditTrail trail;

    @Inject
    RotateKey(Pool pool, KeyEncryptionKeys versions, KeyEncryption encryption, AuditTrail trail) {
        this.pool = pool;
        this.versions = versions;
        this.encryption = encryption;
        this.trail = trail;
    }

    /**
     * Rotates.
     *
     * @param caller who wants it, as the audit names him
     * @return the new version
     */
    Uni<Integer> rotate(String caller) {
        return pool.withTransaction(tx -> rotate(tx, caller));
    }

    // The key is made before the commit that admits it: a version that was made and not admitted is
    // admitted by the first who wraps by it.
    private Uni<Integer> rotate(SqlConnection tx, String caller) {
        return versions.lock(tx)
                .chain(() -> encryption.rotate())
                .call(version -> versions.admit(tx, version))
                .call(version -> trail.add(tx, entry(caller, version)));
    }

    private static AuditEntry entry(String caller, int version) {
        return AuditEntry.of(
                caller, AuditEntry.Action.ROTATE, "rotation", null, "version=" + version);
    }
}
