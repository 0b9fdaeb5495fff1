package io.huifang.intake.vault.key;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Key-encryption keys in a file: AES-256-GCM, a version is the key's id in the set. The file is
 * read again when it was replaced, so that a key added by another replica or a person is known
 * within a second, and at once when something asks for it.
 */
@Startup
@Singleton
class KeyFileEncryption implements KeyEncryption {
    private static final Logger LOG = Logger.getLogger(KeyFileEncryption.class);
    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();

    private final KeyFile file;

    private volatile KeySet keySet;
    private volatile long looked;

    @Inject
    KeyFileEncryption(KeyConfig config) {
        this(new KeyFile(path(config)), config.createKey());
    }

    KeyFileEncryption(KeyFile file, boolean createWhenAbsent) {
        this.file = file;
        this.keySet = KeySet.of(file.read(createWhenAbsent));
        this.looked = System.nanoTime();
    }

    /**
     * The file's keys as they were read.
     *
     * @param text the file's content
     * @param current version that wraps
     * @param versions all versions
     * @param aead wraps by the current version, unwraps by any
     */
    private record KeySet(String text, int current, Set<Integer> versions, Aead aead) {
        static KeySet of(String text) {
            KeysetHandle handle = KeyFile.parse(text);
            Set<Integer> versions = new HashSet<>();
            for (int i = 0; i < handle.size(); i++) {
                versions.add(handle.getAt(i).getId());
            }
            try {
                return new KeySet(
                        text,
                        handle.getPrimary().getId(),
                        Set.copyOf(versions),
                        handle.getPrimitive(RegistryConfiguration.get(), Aead.class));
            } catch (GeneralSecurityException unusable) {
                throw new IllegalStateException("the vault's key set cannot encrypt", unusable);
            }
        }
    }

    @Override
    public int current() {
        return fresh().current();
    }

    @Override
    public Set<Integer> versions() {
        return fresh().versions();
    }

    @Override
    public void refresh() {
        looked = System.nanoTime() - LOOK_EVERY - 1;
    }

    @Override
    public Uni<List<WrappedKey>> wrap(List<SecretKey> keys) {
        return Uni.createFrom().item(() -> keys.stream().map(key -> wrap(fresh(), key)).toList());
    }

    @Override
    public Uni<List<SecretKey>> unwrap(List<WrappedKey> keys) {
        return Uni.createFrom()
                .item(
                        () -> {
                            List<SecretKey> secrets = new ArrayList<>(keys.size());
                            keys.forEach(key -> secrets.add(unwrap(knowing(key), key)));
                            return secrets;
                        });
    }

    @Override
    public Uni<Integer> rotate() {
        return Uni.createFrom()
                .item(
                        () -> {
                            file.addPrimary();
                            return reread().current();
                        });
    }

    @Override
    public Uni<Void> destroy(int version) {
        return Uni.createFrom()
                .item(
                        () -> {
                            file.remove(version);
                            reread();
                            return null;
                        });
    }

    private static WrappedKey wrap(KeySet keySet, SecretKey key) {
        byte[] place = WrappedKey.associatedData(key.customerId(), key.keyId());
        try {
            return new WrappedKey(
                    key.customerId(),
                    key.keyId(),
                    keySet.current(),
                    keySet.aead().encrypt(key.bytes(), place));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("wrapping a key failed", broken);
        }
    }

    private static SecretKey unwrap(KeySet keySet, WrappedKey key) {
        byte[] place = WrappedKey.associatedData(key.customerId(), key.keyId());
        try {
            return new SecretKey(
                    key.customerId(), key.keyId(), keySet.aead().decrypt(key.bytes(), place));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a key in the vault cannot be unwrapped", broken);
        }
    }

    private KeySet knowing(WrappedKey key) {
        KeySet known = fresh();
        return known.versions().contains(key.wrappedBy()) ? known : reread();
    }

    /** A file that cannot be read for a while leaves the keys in force that were read before. */
    private KeySet fresh() {
        if (System.nanoTime() - looked <= LOOK_EVERY) {
            return keySet;
        }
        try {
            return reread();
        } catch (IllegalStateException unreadable) {
            looked = System.nanoTime();
            LOG.errorf("%s; the keys read before stay in force", unreadable.getMessage());
            return keySet;
        }
    }

    private synchronized KeySet reread() {
        String text = file.read(false);
        looked = System.nanoTime();
        if (!text.equals(keySet.text())) {
            keySet = KeySet.of(text);
        }
        return keySet;
    }

    private static Path path(KeyConfig config) {
        return config.keyFile()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "huifang.vault.key-file is not set; personal data needs a"
                                                + " key"));
    }
}
