package io.huifang.survey.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

import io.quarkus.runtime.Startup;

import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Seals what people typed, so that the database holds nothing readable of it. A ciphertext opens
 * only at the place it was sealed for.
 */
@Singleton
@Startup // a missing key is noticed at start, not at the first note
public class Seal {
    private static final String SETTING = "huifang.notes.key-file";

    private final Aead aead;

    Seal(NotesConfig config) {
        try {
            AeadConfig.register();
            String keyset =
                    KeyFile.read(SETTING, config.keyFile(), config.createKey(), Seal::freshKeyset);
            aead =
                    TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get())
                            .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException unusable) {
            throw KeyFile.unusable(SETTING, config.keyFile(), "holds no keyset of Tink");
        }
    }

    /**
     * @param place what it is and whose, such as {@code conclusion|<attempt>}; needed again to open
     */
    public byte[] seal(byte[] plain, String place) {
        try {
            return aead.encrypt(plain, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("cannot seal " + place, impossible);
        }
    }

    /**
     * @throws IllegalStateException when the ciphertext was changed, moved, or sealed by a key that
     *     is gone
     */
    public byte[] open(byte[] sealed, String place) {
        try {
            return aead.decrypt(sealed, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException tampered) {
            throw new IllegalStateException("cannot open " + place, tampered);
        }
    }

    private static String freshKeyset() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
                    InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("cannot make a key", impossible);
        }
    }
}
