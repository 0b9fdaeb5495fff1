package io.huifang.intake.vault;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;

/** The file that holds the vault's key set: AES-256-GCM keys, one primary, older ones to read. */
final class VaultKeyFile {
    private final Path file;

    VaultKeyFile(Path file) {
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

    private void create() throws IOException, GeneralSecurityException {
        AeadConfig.register();
        KeysetHandle fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        String json =
                TinkJsonProtoKeysetFormat.serializeKeyset(fresh, InsecureSecretKeyAccess.get());
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        // Written aside and linked into place: nobody reads half a key, and the first one stays.
        Path written = Files.createTempFile(directory, ".vault", ".tmp", ownerOnly());
        try {
            Files.writeString(written, json);
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException madeByAnotherReplica) {
            return; // then that one's key is the key
        } finally {
            Files.delete(written);
        }
    }

    private static FileAttribute<?> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(
                Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    }
}
