package io.huifang.intake.vault.key;

import io.smallrye.mutiny.Uni;

import java.util.List;
import java.util.Set;

/**
 * The holder of the key-encryption keys: a file ({@link KeyFileEncryption}) or a key service.
 * Everything is a {@link Uni} and takes many keys at once, because a key service is asked over the
 * network.
 */
interface KeyEncryption {
    /** Version that new keys are wrapped by. */
    int current();

    /** Versions that can be unwrapped, the current one included. */
    Set<Integer> versions();

    /** Forgets which version is the current one; the next who asks learns it anew. */
    void refresh();

    /** Wraps the keys, in their order, by the current version. */
    Uni<List<WrappedKey>> wrap(List<SecretKey> keys);

    /** Unwraps the keys, in their order; fails when one cannot be unwrapped. */
    Uni<List<SecretKey>> unwrap(List<WrappedKey> keys);

    /** Makes a new version and the current one of it. Older ones still unwrap. */
    Uni<Integer> rotate();

    /** Destroys a version other than the current one; nothing happens when it is gone already. */
    Uni<Void> destroy(int version);
}
