package io.huifang.backing;

import io.huifang.backing.process.OrdinaryUser;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * PostgreSQL's programs, unpacked once per user and machine from the archive on the class path into
 * the user's cache directory and shared by every build from then on.
 */
final class PostgresBinaries {
    private static final String COMPLETE = ".complete";
    private static final Set<PosixFilePermission> OURS_ALONE_TO_WRITE =
            PosixFilePermissions.fromString("rwxr-xr-x");

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** Unpacks the programs for that user unless they are there already. */
    static PostgresBinaries forUser(OrdinaryUser user) {
        String archive = archive();
        try {
            Path cache = cache(user);
            Path home = cache.resolve("postgres-" + digest(archive).substring(0, 16));
            // Other builds on this machine wait at the file, other class loaders of this JVM at
            // the monitor: a JVM may not lock one file twice.
            synchronized (Runtime.getRuntime()) {
                try (FileChannel lock = openLock(home)) {
                    lock.lock();
                    if (!Files.exists(home.resolve(COMPLETE))) {
                        Directories.delete(home);
                        unpack(archive, home);
                        Files.createFile(home.resolve(COMPLETE));
                    }
                }
            }
            return new PostgresBinaries(home);
        } catch (IOException notUnpacked) {
            throw new UncheckedIOException("PostgreSQL cannot be unpacked", notUnpacked);
        }
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    private static FileChannel openLock(Path home) throws IOException {
        return FileChannel.open(
                home.resolveSibling(home.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
    }

    private static String archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String archive =
                "/postgres-%s-%s.txz"
                        .formatted(
                                system.startsWith("mac") ? "darwin" : system,
                                Set.of("aarch64", "arm64").contains(architecture)
                                        ? "arm_64"
                                        : "x86_64");
        if (PostgresBinaries.class.getResource(archive) == null) {
            throw StartFailure.notAllowed(
                    "no PostgreSQL for this system (%s, %s) is on the class path"
                            .formatted(system, architecture));
        }
        return archive;
    }

    /** Root's own cache may be closed to the user who runs the programs. */
    private static Path cache(OrdinaryUser user) throws IOException {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path caches =
                configured == null || configured.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(configured);
        if (!user.isSomebodyElse()) {
            try {
                return Files.createDirectories(caches.resolve("huifang"));
            } catch (IOException homeless) {
                // Users without a home are common in containers.
            }
        }
        return sharedTemporary();
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

    private static String digest(String archive) throws IOException {
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(packed, sha256).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static void unpack(String archive, Path home) throws IOException {
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive);
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(
                                new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                unpack(tar, entry, home);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path home)
            throws IOException {
        Path target = entry.resolveIn(home);
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            Files.setPosixFilePermissions(target, permissions(entry));
        }
    }

    private static Set<PosixFilePermission> permissions(TarArchiveEntry entry) {
        boolean executable = (entry.getMode() & 0100) != 0;
        return executable
                ? OURS_ALONE_TO_WRITE
                : EnumSet.copyOf(PosixFilePermissions.fromString("rw-r--r--"));
    }
}
