package io.huifang.intake.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.wallet.Contact;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.List;

/** What carries personal data may end up in a log line or a failure's message. */
@Tag("P19")
class PrintsNothingPersonalTest {
    private static final String PERSONAL = "personal-7c1e";
    private static final Contact CONTACT = new Contact(PERSONAL, PERSONAL, PERSONAL, PERSONAL);

    static List<Object> carriers() {
        RevealContact.Revealed revealed = new RevealContact.Revealed(CONTACT, PERSONAL);
        return List.of(
                CONTACT,
                revealed,
                ContactView.of("customer", revealed),
                new PersonalDetails(
                        "/demo-wallet",
                        "event-1",
                        "customer",
                        Instant.parse("2026-03-02T12:00:00Z"),
                        CONTACT,
                        PERSONAL));
    }

    @ParameterizedTest
    @MethodSource("carriers")
    void ofWhatIsCarried(Object carrier) {
        assertThat(carrier.toString().contains(PERSONAL)).isFalse();
    }
}
