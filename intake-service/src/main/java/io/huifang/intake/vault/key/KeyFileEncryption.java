package io.huifang.intake.vault.key;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Key-encryption keys in a file: AES-256-GCM, a version is the key's id in the set. The file is
 * read again with each {@link #refresh}, so that a key added by another replica or a person is soon
 * known, and at once when something needs it. Nobody waits for the file whose keys are known.
 */
@Startup
@Singleton
class KeyFileEncryption implements KeyEncryption {
    private static final Logger LOG = Logger.getLogger(KeyFileEncryption.class);

    /**
     * Well below the time after which the database ends an idle transaction: a change must not
     * outlast the transaction that lets one replica alone change keys.
     */
    private static final Duration CHANGE_WITHIN = Duration.ofSeconds(10);

    private final KeyFile file;
    private final Duration changeWithin;
    private final KeyFileThread thread = new KeyFileThread();

    /** A reading that did not begin, which whoever wants one meanwhile shares; null for none. */
    private CompletableFuture<KeySet> next;

    private volatile KeySet keySet;

    @Inject
    KeyFileEncryption(KeyConfig config) {
        this(new KeyFile(path(config)), config.createKey(), CHANGE_WITHIN);
    }

    /**
     * @param changeWithin a change that takes longer is given up
     */
    KeyFileEncryption(KeyFile file, boolean createWhenAbsent, Duration changeWithin) {
        this.file = file;
        this.changeWithin = changeWithin;
        this.keySet = KeySet.of(file.read(createWhenAbsent));
    }

    @Override
    public int current() {
        return keySet.current();
    }

    @Override
    public Set<Integer> versions() {
        return keySet.versions();
    }

    /** A file that cannot be read for a while leaves the keys in force that were read before. */
    @Override
    public Uni<Void> refresh() {
        return Uni.createFrom()
                .deferred(this::reread)
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    @Override
    public Uni<List<WrappedKey>> wrap(List<SecretKey> keys) {
        return Uni.createFrom()
                .item(
                        () -> {
                            KeySet known = keySet;
                            return keys.stream().map(known::wrap).toList();
                        });
    }

    @Override
    public Uni<List<SecretKey>> unwrap(List<WrappedKey> keys) {
        return Uni.createFrom()
                .deferred(() -> knowing(keys))
                .map(known -> keys.stream().map(known::unwrap).toList());
    }

    @Override
    public Uni<Integer> rotate() {
        return changed(file::addPrimary).map(KeySet::current);
    }

    @Override
    public Uni<Void> destroy(int version) {
        return changed(wanted -> file.remove(version, wanted)).replaceWithVoid();
    }

    private Uni<KeySet> changed(Consumer<BooleanSupplier> change) {
        return Uni.createFrom()
                .deferred(() -> KeyFileThread.when(thread.run(change, this::read, changeWithin)))
                .onFailure(TimeoutException.class)
                .transform(late -> new io.smallrye.mutiny.TimeoutException());
    }

    private Uni<KeySet> knowing(List<WrappedKey> keys) {
        KeySet known = keySet;
        return keys.stream().allMatch(key -> known.versions().contains(key.wrappedBy()))
                ? Uni.createFrom().item(known)
                : reread();
    }

    /** A reading that begins from now on. */
    private synchronized Uni<KeySet> reread() {
        if (next == null) {
            next = thread.run(this::readNext);
        }
        return KeyFileThread.when(next);
    }

    private KeySet readNext() {
        synchronized (this) {
            next = null;
        }
        try {
            return read();
        } catch (IllegalStateException unreadable) {
            // here and not where it is waited for: however many wait, it is one failure
            LOG.errorf("%s; the keys read before stay in force", unreadable.getMessage());
            throw unreadable;
        }
    }

    private KeySet read() {
        String text = file.read(false);
        KeySet known = keySet;
        if (!text.equals(known.text())) {
            known = KeySet.of(text);
            keySet = known;
        }
        return known;
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
