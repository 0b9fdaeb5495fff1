package io.huifang.pages.link;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The file that holds the keys of links, readable by its owner only. */
final class LinkKeyFile {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private LinkKeyFile() {}

    /**
     * The keys. When the file is absent and may be created, all replicas that start at once end up
     * with the same one.
     *
     * @param use see {@link LinkKeys#read}
     * @throws IllegalStateException when it is absent and may not be created, or holds no keys
     */
    static LinkKeys read(Path file, boolean create, String use) {
        try {
            if (create && Files.notExists(file)) write(file);
            return LinkKeys.read(Files.readString(file), use);
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "the key file of links "
                            + file
                            + " cannot be read; put a key there or point huifang.links.key-file at"
                            + " it",
                    unreadable);
        } catch (IllegalArgumentException unusable) {
            // without its cause: a decoder's words may repeat the text
            throw new IllegalStateException(
                    "the key file of links "
                            + file
                            + " must hold one key or two, a line each, of at least 32 bytes in"
                            + " Base64");
        }
    }

    // Written aside and linked into place: nobody reads half a key, and the first one stays.
    private static void write(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path written = Files.createTempFile(directory, ".key", ".tmp", OWNER_ONLY);
        try {
            Files.writeString(written, LinkKeys.fresh());
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException another) {
            return; // another replica was first, and its key counts
        } finally {
            Files.delete(written);
        }
    }
}
