package io.huifang.backing;

import io.huifang.backing.process.OrdinaryUser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** What is made once per user and machine, and shared by every build from then on. */
final class CacheDirectory {
    private static final Set<PosixFilePermission> OURS_ALONE_TO_WRITE =
            PosixFilePermissions.fromString("rwxr-xr-x");

    private final Path directory;

    private CacheDirectory(Path directory) {
        this.directory = directory;
    }

    /** Makes what is not there yet. */
    interface Maker {
        void make() throws IOException;
    }

    /** For what this user alone reads. */
    static CacheDirectory own() {
        try {
            return new CacheDirectory(find());
        } catch (IOException notWritable) {
            throw new UncheckedIOException(notWritable);
        }
    }

    /** In a directory that is there. */
    static CacheDirectory in(Path directory) {
        return new CacheDirectory(directory);
    }

    /** For what that user reads: root's own cache may be closed to him. */
    static CacheDirectory readableFor(OrdinaryUser user) {
        try {
            return new CacheDirectory(user.isSomebodyElse() ? sharedTemporary() : find());
        } catch (IOException notWritable) {
            throw new UncheckedIOException(notWritable);
        }
    }

    Path resolve(String name) {
        return directory.resolve(name);
    }

    /**
     * Makes it unless it is there; others wait meanwhile.
     *
     * @param there exists when all of it does
     */
    void once(String name, Path there, Maker maker) {
        // Other builds on this machine wait at the file, other class loaders of this JVM at the
        // monitor: a JVM may not lock one file twice.
        synchronized (Runtime.getRuntime()) {
            try (FileChannel lock = lock(name)) {
                lock.lock();
                if (!Files.exists(there)) {
                    maker.make();
                }
            } catch (IOException notMade) {
                throw new UncheckedIOException(name + " cannot be made", notMade);
            }
        }
    }

    private FileChannel lock(String name) throws IOException {
        return FileChannel.open(
                directory.resolve(name + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
    }

    private static Path find() throws IOException {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path caches =
                configured == null || configured.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(configured);
        try {
            return Files.createDirectories(caches.resolve("huifang"));
        } catch (IOException homeless) {
            // Users without a home are common in containers.
            return sharedTemporary();
        }
    }

    /** In a directory that all can write to, trust only what nobody else could have planted. */
    private static Path sharedTemporary() throws IOException {
        String me = System.getProperty("user.name");
        Path cache = Path.of(System.getProperty("java.io.tmpdir"), "huifang-cache-" + me);
        if (!Files.exists(cache)) {
            Files.createDirectory(cache);
            Files.setPosixFilePermissions(cache, OURS_ALONE_TO_WRITE);
        }
        boolean ours =
                Files.isDirectory(cache, LinkOption.NOFOLLOW_LINKS)
                        && Files.getOwner(cache).getName().equals(me)
                        && Files.getPosixFilePermissions(cache).equals(OURS_ALONE_TO_WRITE);
        if (!ours) {
            throw new IOException(cache + " is somebody else's, or others may write to it");
        }
        return cache;
    }
}
