package io.huifang.intake.badinput;

import java.util.stream.Stream;

/** Amounts and currencies that are not ISO 4217 to the last digit. */
final class MoneyTable {
    private static final String CATEGORY = "money";

    private MoneyTable() {}

    static Stream<BadRequest> rows() {
        return Stream.of(amounts(), spellings(), currencies()).flatMap(rows -> rows);
    }

    private static Stream<BadRequest> amounts() {
        return Stream.of(
                amount("a number", "100.50"),
                amount("a whole number", "10050"),
                amount("null", "null"),
                amount("true", "true"),
                amount("an object", "{\"value\":\"100.50\"}"),
                amount("one digit behind the point", "\"100.5\""),
                amount("three digits behind the point", "\"100.500\""),
                amount("no digits behind the point", "\"100\""),
                amount("a point without digits", "\"100.\""),
                amount("digits without a whole part", "\".50\""),
                amount("less than nothing", "\"-1.00\""),
                amount("a plus", "\"+1.00\""));
    }

    private static Stream<BadRequest> spellings() {
        return Stream.of(
                amount("a leading zero", "\"0100.50\""),
                amount("an exponent", "\"1e2\""),
                amount("a comma", "\"100,50\""),
                amount("thousands apart", "\"1,000.50\""),
                amount("a space before", "\" 100.50\""),
                amount("a line end behind", "\"100.50\\n\""),
                amount("its currency with it", "\"CNY 100.50\""),
                amount("Arabic digits", "\"\u0661\u0660\u0660.\u0665\u0660\""),
                amount("wide digits", "\"\uFF11\uFF10\uFF10.\uFF15\uFF10\""),
                amount("sixteen digits", "\"1000000000000000.00\""),
                amount("not a number", "\"NaN\""),
                amount("hexadecimal", "\"0x10\""),
                amount("nothing", "\"\""));
    }

    private static Stream<BadRequest> currencies() {
        return Stream.of(
                money("yen with a fraction", "\"100.00\"", "\"JPY\"", "/data/amount"),
                money("dinars with two digits", "\"100.00\"", "\"KWD\"", "/data/amount"),
                currency("unknown", "\"XXX\""),
                currency("gold", "\"XAU\""),
                currency("replaced long ago", "\"DEM\""),
                currency("in small letters", "\"cny\""),
                currency("by its sign", "\"\u00A5\""),
                currency("by its number", "\"156\""),
                currency("a number", "156"),
                currency("null", "null"));
    }

    private static BadRequest amount(String what, String amount) {
        return money("an amount: " + what, amount, "\"CNY\"", "/data/amount");
    }

    private static BadRequest currency(String what, String currency) {
        return money("a currency: " + what, "\"100.50\"", currency, "/data/currency");
    }

    private static BadRequest money(String what, String amount, String currency, String pointer) {
        String data =
                "{\"paymentId\":\"p-1\",\"amount\":%s,\"currency\":%s,\"cause\":\"NETWORK\"}"
                        .formatted(amount, currency);
        String body = BadRequest.event().withData(data).json();
        return BadRequest.invalid(CATEGORY, what, Post.structured(body), pointer);
    }
}
