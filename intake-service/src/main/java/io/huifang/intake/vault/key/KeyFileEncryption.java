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
import java.util.concurrent.atomic.AtomicLong;

/**
 * Key-encryption keys in a file: AES-256-GCM, a version is the key's id in the set. The file is
 * read again when it was replaced, so that a key added by another replica or a person is soon
 * known, and at once when something needs it. Nobody waits for the file whose keys are known.
 */
@Startup
@Singleton
class KeyFileEncryption implements KeyEncryption {
    private static final Logger LOG = Logger.getLogger(KeyFileEncryption.class);
    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();

    private final KeyFile file;
    private final KeyFileThread thread = new KeyFileThread();

    /** A reading that did not begin, which whoever wants one meanwhile shares; null for none. */
    private CompletableFuture<KeySet> next;

    /** When a look at the file was last wanted, in nanoseconds of this process. */
    private final AtomicLong looked = new AtomicLong(System.nanoTime());

    private volatile KeySet keySet;

    @Inject
    KeyFileEncryption(KeyConfig config) {
        this(new KeyFile(path(config)), config.createKey());
    }

    KeyFileEncryption(KeyFile file, boolean createWhenAbsent) {
        this.file = file;
        this.keySet = KeySet.of(file.read(createWhenAbsent));
    }

    @Override
    public int current() {
        return known().current();
    }

    @Override
    public Set<Integer> versions() {
        return known().versions();
    }

    /** A file that cannot be read for a while leaves the keys in force that were read before. */
    @Override
    public Uni<Void> refresh() {
        return Uni.createFrom()
                .deferred(this::reread)
                .onFailure()
                .invoke(
                        unreadable ->
                                LOG.errorf(
                                        "%s; the keys read before stay in force",
                                        unreadable.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    @Override
    public Uni<List<WrappedKey>> wrap(List<SecretKey> keys) {
        return Uni.createFrom()
                .item(
                        () -> {
                            KeySet known = known();
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
        return changed(() -> file.remove(version)).replaceWithVoid();
    }

    private Uni<KeySet> changed(Runnable change) {
        return Uni.createFrom()
                .deferred(
                        () ->
                                KeyFileThread.when(
                                        thread.run(
                                                () -> {
                                                    change.run();
                                                    return read();
                                                })));
    }

    private Uni<KeySet> knowing(List<WrappedKey> keys) {
        KeySet known = known();
        return keys.stream().allMatch(key -> known.versions().contains(key.wrappedBy()))
                ? Uni.createFrom().item(known)
                : reread();
    }

    /** What was read last. Now and then somebody is sent to look, and not waited for. */
    private KeySet known() {
        long last = looked.get();
        long now = System.nanoTime();
        if (now - last > LOOK_EVERY && looked.compareAndSet(last, now)) {
            refresh().subscribe().with(done -> {});
        }
        return keySet;
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
        return read();
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
