package io.huifang.contract.field;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * ISO 4217: the currencies in circulation and how many digits follow the point in each.
 *
 * <p>A list of our own, because the JDK's differs between versions, still knows the German mark,
 * and counts gold as a currency. Not in it: funds, metals and test codes, which no wallet pays
 * with. A currency that is replaced stays for a time, since refunds of old payments name it.
 */
public final class Money {
    private static final int MAX_INTEGER_DIGITS = 15;

    private static final String WITHOUT_DIGITS =
            "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
    private static final String WITH_TWO_DIGITS =
            "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP"
                    + " BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR"
                    + " FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD"
                    + " KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP"
                    + " MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR"
                    + " PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC"
                    + " SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD"
                    + " XCG YER ZAR ZMW ZWG";
    private static final String WITH_THREE_DIGITS = "BHD IQD JOD KWD LYD OMR TND";

    private static final Map<String, Integer> DIGITS = digits();
    private static final List<String> CURRENCIES = DIGITS.keySet().stream().sorted().toList();

    private Money() {}

    /** The alphabetic codes of all currencies, sorted. */
    public static List<String> currencies() {
        return CURRENCIES;
    }

    /** The codes of the currencies with that many digits after the point, sorted. */
    public static List<String> currenciesWithDigits(int digits) {
        return CURRENCIES.stream().filter(code -> DIGITS.get(code) == digits).toList();
    }

    /** Whether it is the code of a currency in circulation. */
    public static boolean isCurrency(String code) {
        return DIGITS.containsKey(code);
    }

    /** Whether it is an amount of some currency: see {@link StringKind.Amount}. */
    public static boolean isAmount(String amount) {
        int point = amount.indexOf('.');
        int integerDigits = point < 0 ? amount.length() : point;
        int scale = point < 0 ? 0 : amount.length() - point - 1;
        if (integerDigits == 0 || integerDigits > MAX_INTEGER_DIGITS) {
            return false;
        }
        if (integerDigits > 1 && amount.charAt(0) == '0') {
            return false;
        }
        return (point < 0 || scale == 2 || scale == 3) && hasDigitsOnlyExceptAt(point, amount);
    }

    /**
     * Whether the amount has exactly the scale of its currency: {@code 100.50} fits CNY, {@code
     * 100} fits JPY, {@code 100.5} fits neither.
     *
     * @param amount an amount of any currency
     * @param currency an ISO 4217 code
     */
    public static boolean fits(String amount, String currency) {
        Integer digits = DIGITS.get(currency);
        int point = amount.indexOf('.');
        int scale = point < 0 ? 0 : amount.length() - point - 1;
        return digits != null && digits == scale && isAmount(amount);
    }

    private static boolean hasDigitsOnlyExceptAt(int point, String amount) {
        for (int i = 0; i < amount.length(); i++) {
            char c = amount.charAt(i);
            if (i != point && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Integer> digits() {
        Map<String, Integer> digits = new HashMap<>();
        for (String code : WITHOUT_DIGITS.split(" ")) {
            digits.put(code, 0);
        }
        for (String code : WITH_TWO_DIGITS.split(" ")) {
            digits.put(code, 2);
        }
        for (String code : WITH_THREE_DIGITS.split(" ")) {
            digits.put(code, 3);
        }
        return Collections.unmodifiableMap(digits);
    }
}
