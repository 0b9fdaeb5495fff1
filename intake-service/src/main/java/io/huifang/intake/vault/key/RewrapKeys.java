package io.huifang.intake.vault.key;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;

/**
 * Wraps customers' keys by the current key-encryption key that were wrapped by an older one, some
 * at a time. The keys themselves stay as they are, so whoever reads or seals meanwhile notices
 * nothing. Any number of replicas may; one that dies leaves its share to the others.
 */
@ApplicationScoped
class RewrapKeys {
    /** Keys of one transaction. */
    static final int AT_ONCE = 200;

    private final Pool pool;
    private final CustomerKeys customerKeys;
    private final KeyEncryptionKeys versions;
    private final KeyEncryption encryption;

    @Inject
    RewrapKeys(
            Pool pool,
            CustomerKeys customerKeys,
            KeyEncryptionKeys versions,
            KeyEncryption encryption) {
        this.pool = pool;
        this.customerKeys = customerKeys;
        this.versions = versions;
        this.encryption = encryption;
    }

    /** Wraps all there are that nobody else is at work on; the answer is how many. */
    Uni<Integer> rewrapAll() {
        return rewrapSome()
                .chain(
                        some ->
                                some < AT_ONCE
                                        ? Uni.createFrom().item(some)
                                        : rewrapAll().map(more -> more + some));
    }

    private Uni<Integer> rewrapSome() {
        return pool.withTransaction(
                tx ->
                        customerKeys
                                .wrappedByOthers(tx, encryption.current(), AT_ONCE)
                                .chain(
                                        old ->
                                                old.isEmpty()
                                                        ? Uni.createFrom().item(0)
                                                        : rewrap(tx, old)));
    }

    private Uni<Integer> rewrap(SqlConnection tx, List<WrappedKey> old) {
        return versions.admit(tx, encryption.current())
                .chain(() -> encryption.unwrap(old))
                .chain(encryption::wrap)
                .chain(wrapped -> customerKeys.rewrap(tx, wrapped))
                .replaceWith(old.size());
    }
}
