package io.huifang.intake.sender;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Set;

class SenderTest {
    private static final String KNOWN = "io.huifang.payment.failed.v1";

    @Test
    void maySendTheCatalogueAndNothingOfItsOwnUnlessListed() {
        Sender sender = sender();

        assertThat(sender.maySend(KNOWN)).isTrue();
        assertThat(sender.maySend("com.example.coupon.expired.v1")).isFalse();
        assertThat(sender.maySend("io.huifang.invented.v1")).isFalse();
    }

    @Test
    void maySendWhatIsListedOrBeginsAsListed() {
        Sender sender = sender(KNOWN, "com.example.*");

        assertThat(sender.maySend(KNOWN)).isTrue();
        assertThat(sender.maySend("com.example.coupon.expired.v1")).isTrue();
        assertThat(sender.maySend("com.examples.coupon.v1")).isFalse();
        assertThat(sender.maySend("com.example")).isFalse();
        assertThat(sender.maySend("io.huifang.refund.delayed.v1")).isFalse();
    }

    @Test
    void mayBeAllowedEverything() {
        assertThat(sender("*").maySend("org.whatever.v1")).isTrue();
    }

    @Test
    void mayEraseCustomersOnlyWhenThatIsListedByItsWholeName() {
        String erasure = "io.huifang.customer.erasure_requested.v1";

        assertThat(sender().maySend(erasure)).isFalse();
        assertThat(sender("*").maySend(erasure)).isFalse();
        assertThat(sender("io.huifang.*").maySend(erasure)).isFalse();
        assertThat(sender("io.huifang.*", erasure).maySend(erasure)).isTrue();
    }

    private static Sender sender(String... types) {
        return new Sender("a", Set.of("/a"), Set.of(types));
    }
}
