package io.huifang.backing;

import io.huifang.backing.process.OrdinaryUser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What PostgreSQL keeps in its directory. */
final class PostgresFiles {
    /** Lines of postmaster.pid, counted from 0. */
    private static final int PID = 0;

    private static final int PORT = 3;
    private static final int STATUS = 7;

    private final Path directory;
    private final Path data;

    PostgresFiles(Path directory) {
        this.directory = directory;
        this.data = directory.resolve("data");
    }

    Path data() {
        return data;
    }

    Path superuserPasswordFile() {
        return directory.resolve("superuser-password");
    }

    /** Where initdb works; {@link #data} exists only once it has finished. */
    Path dataInTheMaking() {
        return directory.resolve("data.new");
    }

    boolean isInitialized() {
        return Files.exists(data);
    }

    /** Makes room for initdb. */
    void prepare(OrdinaryUser user) {
        try {
            Directories.delete(dataInTheMaking());
            Files.createDirectory(dataInTheMaking(), only("rwx------"));
            Files.deleteIfExists(superuserPasswordFile());
            Files.createFile(superuserPasswordFile(), only("rw-------"));
            byte[] secret = new byte[16];
            new SecureRandom().nextBytes(secret);
            Files.writeString(superuserPasswordFile(), HexFormat.of().formatHex(secret));
            user.give(dataInTheMaking());
            user.give(superuserPasswordFile());
            if (user.isSomebodyElse()) {
                Files.setPosixFilePermissions(
                        directory, PosixFilePermissions.fromString("rwx--x--x"));
            }
        } catch (IOException notWritable) {
            throw new UncheckedIOException(notWritable);
        }
    }

    /** Accepts what initdb has made. */
    void initialized() {
        try {
            Files.move(dataInTheMaking(), data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException notWritable) {
            throw new UncheckedIOException(notWritable);
        }
    }

    String superuserPassword() {
        try {
            return Files.readString(superuserPasswordFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A role's password: the same at every start, yet nowhere written down. */
    String passwordOf(String role) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] secret = superuserPassword().getBytes(StandardCharsets.US_ASCII);
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] derived = mac.doFinal(role.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(Arrays.copyOf(derived, 16));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }

    /** Whether the server with that process id serves, by its own word. */
    boolean isReady(long pid) {
        return line(PID).equals(Optional.of(Long.toString(pid)))
                && line(STATUS).equals(Optional.of("ready"));
    }

    /** The port of the running server. */
    int port() {
        return Integer.parseInt(line(PORT).orElseThrow());
    }

    /** The running server's process. */
    Optional<ProcessHandle> postmaster() {
        return line(PID)
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(ProcessHandle::isAlive)
                .filter(this::worksHere);
    }

    /**
     * Removes what a killed server has left. PostgreSQL does so itself, except when its process id
     * has meanwhile been given to somebody else.
     */
    void removeStalePostmaster() {
        if (postmaster().isEmpty()) {
            try {
                Files.deleteIfExists(data.resolve("postmaster.pid"));
            } catch (IOException notWritable) {
                throw new UncheckedIOException(notWritable);
            }
        }
    }

    /** Process ids are used again, also by other PostgreSQLs: the arguments tell. */
    private boolean worksHere(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(data.toString()))
                .orElse(true);
    }

    private static FileAttribute<?> only(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    private Optional<String> line(int number) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() > number
                    ? Optional.of(lines.get(number).strip())
                    : Optional.empty();
        } catch (NoSuchFileException notRunning) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
