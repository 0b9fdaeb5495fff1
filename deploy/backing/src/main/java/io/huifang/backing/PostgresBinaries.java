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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * PostgreSQL's programs, unpacked once per user and machine from the archive on the class path into
 * the user's cache directory and shared by every build from then on.
 */
final class PostgresBinaries {
    private static final String COMPLETE = ".complete";
    private static final Set<PosixFilePermission> OURS_ALONE_TO_WRITE =
            PosixFilePermissions.fromString("rwxr-xr-x");

    /** Of archives that were read already: each start of a server asks, and they are large. */
    private static final Map<String, String> DIGESTS = new ConcurrentHashMap<>();

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** Unpacks the programs for that user unless they are there already. */
    static PostgresBinaries forUser(OrdinaryUser user) {
        String archive = archive();
        String digest = DIGESTS.computeIfAbsent(archive, PostgresBinaries::digest);
        String name = "postgres-" + digest.substring(0, 16);
        CacheDirectory cache = CacheDirectory.readableFor(user);
        Path home = cache.resolve(name);
        cache.once(
                name,
                home.resolve(COMPLETE),
                () -> {
                    Directories.delete(home);
                    unpack(archive, home);
                    Files.createFile(home.resolve(COMPLETE));
                });
        return new PostgresBinaries(home);
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
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

    private static String digest(String archive) {
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(packed, sha256).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(sha256.digest());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
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
