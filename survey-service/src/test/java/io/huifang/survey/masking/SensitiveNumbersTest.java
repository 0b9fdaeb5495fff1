package io.huifang.survey.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "12345",
                "13800138000 13900139000",
                "+86 138 0013 8000 400 820 8820"
            })
    void leavesWhatIsNone(String text) {
        assertThat(SensitiveNumbers.mask(text)).isEqualTo(text);
        assertThat(SensitiveNumbers.removedFrom(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "13800138000 4111111111111111,13800138000 [card number removed]",
        "4111111111111111 13800138000,[card number removed] 13800138000",
        "4111 1111 1111 1111 13800138000,[card number removed] 13800138000",
        "440524188001010014 13800138000,[identity number removed] 13800138000",
        "13800138000 440524188001010014,13800138000 [identity number removed]",
        "13800138000-11010519491231002X,13800138000-[identity number removed]",
        "4111111111111111 5555555555554444,[card number removed] [card number removed]",
        "11010519491231002X 4111111111111111,[identity number removed] [card number removed]",
        "4111111111111111 440524188001010014,[card number removed] [identity number removed]",
        "1 4111 1111 1111 1111,1 [card number removed]",
        "44052418800101001413800138000,[identity number removed]",
        "4111111111111111123 13800138000,[card number removed] 13800138000"
    })
    void removesOneBesideAnotherNumber(String said, String masked) {
        assertThat(SensitiveNumbers.mask(said)).isEqualTo(masked);
    }

    @Test
    void takesAnyLengthOfDigits() {
        String digits = "1 ".repeat(20_000) + "2".repeat(20_000);

        assertThat(SensitiveNumbers.mask(digits)).isEqualTo(digits);
        assertThat(SensitiveNumbers.mask(digits + " 4111111111111111"))
                .isEqualTo(digits + " [card number removed]");
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
