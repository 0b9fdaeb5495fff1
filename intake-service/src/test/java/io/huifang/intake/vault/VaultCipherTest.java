package io.huifang.intake.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

class VaultCipherTest {
    private static final Place PLACE = Place.contactOf("customer-1");

    @TempDir Path directory;

    @Test
    void opensWhatItSealed() {
        VaultCipher cipher = cipher("a");

        byte[] sealed = cipher.seal("张三 +8613800138000", PLACE);

        assertThat(cipher.open(sealed, PLACE)).isEqualTo("张三 +8613800138000");
    }

    @Test
    @Tag("P19")
    void sealsTheSameTextDifferentlyEachTime() {
        VaultCipher cipher = cipher("a");

        byte[] once = cipher.seal("+8613800138000", PLACE);
        byte[] again = cipher.seal("+8613800138000", PLACE);

        assertThat(once).isNotEqualTo(again);
        assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain("138");
    }

    @Test
    void doesNotOpenAChangedCiphertext() {
        VaultCipher cipher = cipher("a");
        byte[] sealed = cipher.seal("+8613800138000", PLACE);

        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;

            assertThatThrownBy(() -> cipher.open(changed, PLACE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageNotContaining("138");
        }
    }

    @Test
    void doesNotOpenACiphertextThatWasMoved() {
        VaultCipher cipher = cipher("a");
        byte[] sealed = cipher.seal("said", Place.narrativeOf("c", "/s", "e"));

        for (Place other :
                new Place[] {
                    Place.narrativeOf("d", "/s", "e"),
                    Place.narrativeOf("c", "/s", "f"),
                    Place.narrativeOf("c", "/t", "e"),
                    Place.contactOf("c")
                }) {
            assertThatThrownBy(() -> cipher.open(sealed, other))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void doesNotOpenWithAnotherKey() {
        byte[] sealed = cipher("a").seal("+8613800138000", PLACE);
        VaultCipher other = cipher("b");

        assertThatThrownBy(() -> other.open(sealed, PLACE))
                .isInstanceOf(IllegalStateException.class);
    }

    private VaultCipher cipher(String key) {
        return new VaultCipher(new VaultKeyFile(directory.resolve(key)).read(true));
    }
}
