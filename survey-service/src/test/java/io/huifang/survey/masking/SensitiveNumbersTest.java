package io.huifang.survey.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R98")
class SensitiveNumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "4111.1111.1111.1111",
                "５５５５ ５５５５ ５５５５ ４４４４",
                "378282246310005",
                "6222020000000000000",
                "41111111111111110927",
                "4111  1111  1111  1111"
            })
    void removesACardsNumber(String number) {
        String masked = SensitiveNumbers.mask("his card is " + number + ", he says");

        assertThat(masked).isEqualTo("his card is [card number removed], he says");
        assertThat(SensitiveNumbers.removedFrom(masked)).containsExactly("payment-card");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002X",
                "11010519491231002x",
                "110105 19491231 002X",
                "440524188001010014"
            })
    void removesAnIdentityNumber(String number) {
        String masked = SensitiveNumbers.mask("身份证" + number + "。");

        assertThat(masked).isEqualTo("身份证[identity number removed]。");
        assertThat(SensitiveNumbers.removedFrom(masked)).containsExactly("identity-number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order 4111111111111112",
                "call +8613800138000 at 18:00",
                "R-20261121-000123456",
                "100.50 CNY on 2026-11-21",
                "110105194912310021",
                "0000000000000000",
                "2026112122001412340000000001",
                "12345"
            })
    void leavesWhatIsNone(String text) {
        assertThat(SensitiveNumbers.mask(text)).isEqualTo(text);
        assertThat(SensitiveNumbers.removedFrom(text)).isEmpty();
    }

    @Test
    void removesAllOfThem() {
        String masked =
                SensitiveNumbers.mask("4111111111111111 and 11010519491231002X, 4111111111111111");

        assertThat(masked).doesNotContain("1111", "1949");
        assertThat(SensitiveNumbers.removedFrom(masked))
                .containsExactly("payment-card", "identity-number");
    }
}
