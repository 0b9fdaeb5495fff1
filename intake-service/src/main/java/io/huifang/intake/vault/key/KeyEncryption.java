package io.huifang.intake.vault.key;

import io.smallrye.mutiny.Uni;

import java.util.List;
import java.util.Set;

/**
 * The holder of the key-encryption keys: a file ({@link KeyFileEncryption}) or a key service.
 * Whatever may have to ask the holder is a {@link Uni} and takes many keys at once, because a key
 * service is asked over the network, and a file may lie on a mount that hangs.
 */
interface KeyEncryption {
    /** Version that new keys are wrapped by, as far as this process knows. Never waits. */
    int current();

    /** Versions that are known to unwrap, the current one included. Never waits. */
    Set<Integer> versions();

    /** Learns anew which versions there are; what was known stays when that cannot be told. */
    Uni<Void> refresh();

    /** Wraps the keys, in their order, by the current version. */
    Uni<List<WrappedKey>> wrap(List<SecretKey> keys);

    /** Unwraps the keys, in their order; fails when one cannot be unwrapped. */
    Uni<List<SecretKey>> unwrap(List<WrappedKey> keys);

    /** Makes a new version and the current one of it. Older ones still unwrap. */
    Uni<Integer> rotate();

    /** Destroys a version other than the current one; nothing happens when it is gone already. */
    Uni<Void> destroy(int version);
}
