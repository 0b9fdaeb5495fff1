package io.huifang.intake.vault.key;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * The file that holds the vault's key-encryption keys: AES-256-GCM, one primary, older ones to
 * read.
 */
final class KeyFile {
    private final Path file;

    KeyFile(Path file) {
        this.file = file;
    }

    /**
     * The key set as text, made first when it is absent and may be made.
     *
     * @throws IllegalStateException when there is no readable key file; says what to do
     */
    String read(boolean createWhenAbsent) {
        try {
            if (createWhenAbsent && Files.notExists(file)) {
                create();
            }
            return Files.readString(file);
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException(
                    "the vault's key file "
                            + file
                            + " cannot be read; put the key set there or point"
                            + " huifang.vault.key-file at it",
                    unusable);
        }
    }

    /**
     * The keys in that text.
     *
     * @throws IllegalStateException when the text is no key set
     */
    static KeysetHandle parse(String keySet) {
        try {
            AeadConfig.register();
            return TinkJsonProtoKeysetFormat.parseKeyset(keySet, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("the vault's key file holds no key set", unreadable);
        }
    }

    /**
     * Adds a new key and makes it the primary one. Of several processes one at a time may.
     *
     * @param wanted whether somebody still waits for it
     * @throws IllegalStateException when nobody does, or somebody else changed the file meanwhile
     * @throws UnchangeableKeys when the file cannot be written
     */
    void addPrimary(BooleanSupplier wanted) {
        replace(
                read(false),
                wanted,
                keys ->
                        keys.addEntry(
                                KeysetHandle.generateEntryFromParameters(
                                                PredefinedAeadParameters.AES256_GCM)
                                        .withRandomId()
                                        .makePrimary()));
    }

    /**
     * Removes a key for good, if it is there. Of several processes one at a time may.
     *
     * @param wanted whether somebody still waits for it
     * @throws IllegalStateException when it is the primary one, nobody waits any more, or somebody
     *     else changed the file meanwhile
     * @throws UnchangeableKeys when the file cannot be written
     */
    void remove(int id, BooleanSupplier wanted) {
        String text = read(false);
        KeysetHandle held = parse(text);
        if (held.getPrimary().getId() == id) {
            throw new IllegalStateException("the key that new keys are wrapped by stays");
        }
        for (int i = 0; i < held.size(); i++) {
            int at = i;
            if (held.getAt(i).getId() == id) {
                replace(text, wanted, keys -> keys.deleteAt(at));
            }
        }
    }

    void replace(String held, BooleanSupplier wanted, UnaryOperator<KeysetHandle.Builder> change) {
        try {
            KeysetHandle changed = change.apply(KeysetHandle.newBuilder(parse(held))).build();
            Path written = temporary();
            try {
                write(written, changed);
                refuseUnlessDue(held, wanted);
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(written);
            }
            force(written.getParent());
        } catch (IOException | GeneralSecurityException unusable) {
            throw new UnchangeableKeys(
                    "the vault's key file " + file + " cannot be changed from here", unusable);
        }
    }

    // A file that hung for long may be another one now, and the lock of whoever wanted the change
    // is
    // perhaps somebody else's.
    private void refuseUnlessDue(String held, BooleanSupplier wanted) throws IOException {
        if (!Files.readString(file).equals(held)) {
            throw new IllegalStateException(
                    "somebody else changed the vault's key file " + file + "; it stays as it is");
        }
        if (!wanted.getAsBoolean()) {
            throw new IllegalStateException(
                    "the change of the vault's key file " + file + " comes too late; it stays");
        }
    }

    private Path temporary() throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        return Files.createTempFile(directory, ".vault", ".tmp", ownerOnly());
    }

    private static void write(Path to, KeysetHandle keys)
            throws IOException, GeneralSecurityException {
        Files.writeString(
                to, TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
        force(to);
    }

    /** No customer's key may depend on a key that a power cut can take away. */
    private static void force(Path fileOrDirectory) throws IOException {
        try (FileChannel channel = FileChannel.open(fileOrDirectory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private void create() throws IOException, GeneralSecurityException {
        AeadConfig.register();
        // Written aside and linked into place: nobody reads half a key, and the first one stays.
        Path written = temporary();
        try {
            write(written, KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
            Files.createLink(file, written);
            force(written.getParent());
        } catch (FileAlreadyExistsException madeByAnotherReplica) {
            return; // then that one's key is the key
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static FileAttribute<?> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(
                Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    }
}
