package io.huifang.survey.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

@Tag("D5")
class SignedReceiptTest {
    private static final ReceiptKey KEY = ReceiptKey.read(ReceiptKey.fresh());
    private static final ReceiptKey OTHER = ReceiptKey.read(ReceiptKey.fresh());

    private static final Receipt RECEIPT =
            new Receipt(
                    "Wallet",
                    "0190c1f0-0000-7000-8000-000000000001",
                    "agent-7",
                    "2026-03-01T09:30:00Z",
                    "2026-03-01T09:36:00Z",
                    "refund-delayed",
                    "SERVICE",
                    Map.of("en", "For this call alone."),
                    "REACHED_RESOLVED",
                    null,
                    null,
                    new Receipt.Promise("io.huifang.refund.settled.v1", "2026-03-05T00:00:00Z"),
                    "https://wallet.example/complaints",
                    new Receipt.Decision("/demo-wallet", "refund-77-delayed"));

    @Test
    void saysWhatWasSigned() {
        String signed = SignedReceipt.sign(RECEIPT, KEY);

        assertThat(SignedReceipt.read(signed, List.of(KEY))).contains(RECEIPT);
    }

    @Test
    void failsWithAnyOneCharacterChanged() {
        String signed = SignedReceipt.sign(RECEIPT, KEY);

        List<Integer> unnoticed = new ArrayList<>();
        for (int place = 0; place < signed.length(); place++) {
            for (char other : new char[] {'A', 'B', 'Q', 'g', '-', '_', '.', '=', ' '}) {
                StringBuilder changed = new StringBuilder(signed);
                changed.setCharAt(place, other);
                boolean same = changed.toString().equals(signed);
                if (!same && SignedReceipt.read(changed.toString(), List.of(KEY)).isPresent()) {
                    unnoticed.add(place);
                }
            }
        }

        assertThat(unnoticed).isEmpty();
    }

    @Test
    void isReadAfterTheKeysHaveChanged() {
        String signed = SignedReceipt.sign(RECEIPT, KEY);

        assertThat(SignedReceipt.read(signed, List.of(OTHER, KEY))).contains(RECEIPT);
        assertThat(SignedReceipt.read(signed, List.of(OTHER))).isEmpty();
    }

    @Test
    void isSignedByUsAndByNobodyElse() {
        String[] parts = SignedReceipt.sign(RECEIPT, KEY).split("\\.");
        String unsigned = Base64Url.write("{\"alg\":\"none\"}".getBytes(UTF_8));
        String claimed =
                Base64Url.write(
                        ("{\"alg\":\"EdDSA\",\"typ\":\"huifang-receipt\",\"kid\":\""
                                        + KEY.kid()
                                        + "\"}")
                                .getBytes(UTF_8));
        String said = claimed + '.' + parts[1];
        String forged = said + '.' + Base64Url.write(OTHER.sign(said.getBytes(UTF_8)));

        assertThat(SignedReceipt.read(unsigned + '.' + parts[1] + '.', List.of(KEY))).isEmpty();
        assertThat(SignedReceipt.read(unsigned + '.' + parts[1] + '.' + parts[2], List.of(KEY)))
                .isEmpty();
        assertThat(SignedReceipt.read(forged, List.of(KEY))).isEmpty();
        assertThat(SignedReceipt.read("", List.of(KEY))).isEmpty();
        assertThat(SignedReceipt.read("a.b.c", List.of(KEY))).isEmpty();
        assertThat(SignedReceipt.read(".".repeat(20_000), List.of(KEY))).isEmpty();
    }

    @Test
    void knowsAKeyOfThePublicExample() {
        // RFC 8037, appendix A.3
        String known =
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\","
                        + "\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\","
                        + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

        assertThat(ReceiptKey.read(known).kid())
                .isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @Test
    void refusesKeysThatDoNotBelongTogether() {
        String open = OTHER.jwk().get("x");
        String mixed = ReceiptKey.fresh().replaceFirst("\"x\":\"[^\"]*\"", "\"x\":\"" + open + '"');

        assertThatThrownBy(() -> ReceiptKey.read(mixed))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ReceiptKey.read("{\"kty\":\"RSA\"}"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
