package io.huifang.intake.vault.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

class CustomerKeyTest {
    private static final byte[] PLACE = "customer-1 contact".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ELSEWHERE = "customer-2 contact".getBytes(StandardCharsets.UTF_8);
    private static final String NUMBER = "+8613800138000";

    private final CustomerKey key = freshKey();

    @Test
    void opensWhatItSealed() {
        byte[] sealed = key.seal("张三 " + NUMBER, PLACE);

        assertThat(key.open(sealed, PLACE)).isEqualTo("张三 " + NUMBER);
    }

    @Test
    @Tag("P19")
    void sealsTheSameTextDifferentlyEachTime() {
        byte[] once = key.seal(NUMBER, PLACE);
        byte[] again = key.seal(NUMBER, PLACE);

        assertThat(once).isNotEqualTo(again);
        assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain("138");
    }

    @Test
    void doesNotOpenAChangedCiphertext() {
        byte[] sealed = key.seal(NUMBER, PLACE);

        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;

            assertThatThrownBy(() -> key.open(changed, PLACE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageNotContaining("138");
        }
    }

    @Test
    void opensNeitherElsewhereNorWithAnotherKey() {
        byte[] sealed = key.seal(NUMBER, PLACE);
        CustomerKey other = freshKey();

        assertThatThrownBy(() -> key.open(sealed, ELSEWHERE))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> other.open(sealed, PLACE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Tag("P19")
    void givesTheSameContactOfTwoCustomersDifferentFingerprints() {
        CustomerKey other = freshKey();

        assertThat(key.fingerprint(NUMBER)).hasSize(16).isEqualTo(key.fingerprint(NUMBER));
        assertThat(key.fingerprint(NUMBER)).isNotEqualTo(key.fingerprint("+8613800138001"));
        assertThat(key.fingerprint(NUMBER)).isNotEqualTo(other.fingerprint(NUMBER));
    }

    private static CustomerKey freshKey() {
        return CustomerKey.of(
                new SecretKey("customer-1", UUID.randomUUID(), CustomerKey.freshBytes()));
    }
}
