package io.huifang.contract.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "100.50,              CNY, true",
        "0.00,                CNY, true",
        "999999999999999.99,  CNY, true",
        "100,                 JPY, true",
        "0,                   JPY, true",
        "1.234,               KWD, true",
        "100.5,               CNY, false",
        "100,                 CNY, false",
        "100.500,             CNY, false",
        "100.00,              JPY, false",
        "1.23,                KWD, false",
        "100.50,              XXX, false",
        "100.50,              XAU, false",
        "100.50,              DEM, false",
        "100.50,              cny, false",
        "100.50,              '',  false"
    })
    void anAmountFitsWhenItHasExactlyTheScaleOfItsCurrency(
            String amount, String currency, boolean fits) {
        assertThat(Money.fits(amount, currency)).isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1.00",
                "+1.00",
                "01.00",
                "00",
                ".50",
                "1.",
                "1.0",
                "1.0000",
                "1,00",
                "1e2",
                "1 000.00",
                " 1.00",
                "1.00 ",
                "1.00\n",
                "1.0.0",
                "１.００",
                "NaN",
                "Infinity",
                "0x10",
                "1000000000000000.00"
            })
    void whatIsNoPlainDecimalIsNoAmount(String text) {
        assertThat(Money.isAmount(text)).isFalse();
        assertThat(new StringKind.Amount("currency").admits(text)).isFalse();
    }

    @Test
    void countsDigitsAsTheJdkDoes() {
        Set<String> known =
                Currency.getAvailableCurrencies().stream()
                        .map(Currency::getCurrencyCode)
                        .collect(Collectors.toSet());

        assertThat(Money.currencies())
                .filteredOn(known::contains) // one newer than the JDK has no witness
                .hasSizeGreaterThan(140)
                .allSatisfy(
                        code ->
                                assertThat(
                                                Money.currenciesWithDigits(
                                                        Currency.getInstance(code)
                                                                .getDefaultFractionDigits()))
                                        .contains(code));
    }

    @Test
    void knowsTheMoneyOfEveryCountry() {
        Stream<String> current =
                Stream.of(Locale.getISOCountries())
                        .map(country -> Currency.getInstance(countryLocale(country)))
                        .filter(currency -> currency != null)
                        .map(Currency::getCurrencyCode)
                        .distinct();

        assertThat(Money.currencies()).containsAll(current.toList());
    }

    private static Locale countryLocale(String country) {
        return new Locale.Builder().setRegion(country).build();
    }
}
