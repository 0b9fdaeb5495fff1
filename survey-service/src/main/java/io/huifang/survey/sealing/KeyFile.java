package io.huifang.survey.sealing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A file that holds one secret and is readable by its owner only. */
public final class KeyFile {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private KeyFile() {}

    /**
     * The file's text. When it is absent and may be created, all replicas that start at once end up
     * with the same one.
     *
     * @param setting the property that names the file
     * @throws IllegalStateException when it is absent and may not be created, or cannot be read;
     *     names the setting and what to do
     */
    public static String read(String setting, Path file, boolean create, Supplier<String> fresh) {
        try {
            if (Files.notExists(file)) {
                if (!create) {
                    throw unusable(setting, file, "does not exist");
                }
                write(file, fresh.get());
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw unusable(setting, file, "cannot be read");
        }
    }

    /** What is said at the start of a key file that is no good. */
    public static IllegalStateException unusable(String setting, Path file, String how) {
        return new IllegalStateException(
                "%s: %s %s; docs/secrets.md says what belongs there and how it is made"
                        .formatted(setting, file, how));
    }

    // Written aside and linked into place: nobody reads half a key, and the first one stays.
    private static void write(Path file, String text) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path written = Files.createTempFile(directory, ".key", ".tmp", OWNER_ONLY);
        try {
            Files.writeString(written, text, StandardCharsets.UTF_8);
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException another) {
            return; // another replica was first, and its key counts
        } finally {
            Files.delete(written);
        }
    }
}
