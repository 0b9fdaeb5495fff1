package io.huifang.intake.badinput;

import java.util.stream.Stream;

/** Text that is not one JSON document that everyone reads alike. */
final class JsonTable {
    private static final String CATEGORY = "JSON";

    private JsonTable() {}

    static Stream<BadRequest> rows() {
        return Stream.of(documents(), spellings(), twice(), tooMuch()).flatMap(rows -> rows);
    }

    private static Stream<BadRequest> documents() {
        String good = BadRequest.event().json();
        return Stream.of(
                row("no body", "", "not-an-event"),
                row("white space", " \n", "not-an-event"),
                row("a word", "hello", "json-syntax"),
                row("a number", "5", "not-an-event"),
                row("a string", "\"x\"", "not-an-event"),
                row("null", "null", "not-an-event"),
                row("true", "true", "not-an-event"),
                row("an array", "[" + good + "]", "not-an-event"),
                row("cut", good.substring(0, good.length() - 1), "json-syntax"),
                row("cut in a string", good.substring(0, 30), "json-syntax"),
                row("a brace too many", good + "}", "json-syntax"),
                row("another document behind", good + "{}", "json-syntax"),
                row("another document on the next line", good + "\n" + good, "json-syntax"),
                row("a word behind", good + " x", "json-syntax"),
                row("a comma behind", good + ",", "json-syntax"),
                row("YAML", "specversion: 1.0\nid: x", "json-syntax"),
                row("XML", "<event/>", "json-syntax"),
                row("a form", "specversion=1.0&id=x", "json-syntax"));
    }

    private static Stream<BadRequest> spellings() {
        return Stream.of(
                in("a comma too many", "}}", ",}}", "json-syntax"),
                in("no comma", ",\"currency\"", "\"currency\"", "json-syntax"),
                in("no colon", "\"amount\":", "\"amount\"", "json-syntax"),
                in("single quotes", "\"p-1\"", "'p-1'", "json-syntax"),
                in("a name without quotes", "\"amount\"", "amount", "json-syntax"),
                in("a comment", "{\"pay", "/* x */{\"pay", "json-syntax"),
                in("a comment to the line's end", "{\"pay", "// x\n{\"pay", "json-syntax"),
                in("NaN", "\"100.50\"", "NaN", "json-syntax"),
                in("Infinity", "\"100.50\"", "-Infinity", "json-syntax"),
                in("a leading zero", "\"100.50\"", "01", "json-syntax"),
                in("a leading plus", "\"100.50\"", "+1", "json-syntax"),
                in("a leading point", "\"100.50\"", ".5", "json-syntax"),
                in("a trailing point", "\"100.50\"", "5.", "json-syntax"),
                in("hexadecimal", "\"100.50\"", "0x1F", "json-syntax"),
                in("True", "\"100.50\"", "True", "json-syntax"),
                in("a raw tab", "p-1", "p\t1", "json-syntax"),
                in("a raw line end", "p-1", "p\n1", "json-syntax"),
                in("an unknown escape", "p-1", "\\q", "json-syntax"),
                in("an escape of three digits", "p-1", "\\u12g4", "json-syntax"));
    }

    private static Stream<BadRequest> twice() {
        return Stream.of(
                in("the id twice", "{\"spec", "{\"id\":\"1\",\"spec", "duplicate-key"),
                in("data twice", "\"data\":", "\"data\":{},\"data\":", "duplicate-key"),
                in("amount twice", "{\"pay", "{\"amount\":\"1.00\",\"pay", "duplicate-key"),
                in(
                        "amount twice, once escaped",
                        "{\"pay",
                        "{\"\\u0061mount\":\"1.00\",\"pay",
                        "duplicate-key"));
    }

    private static Stream<BadRequest> tooMuch() {
        return Stream.of(
                in("too deep", "\"NETWORK\"", "[".repeat(40) + "]".repeat(40), "json-limits"),
                in("far too deep", "\"NETWORK\"", "[".repeat(50_000), "json-limits"),
                in("too deep in an extension", "{\"spec", deepExtension(), "json-limits"),
                in("a number too long", "\"100.50\"", "1".repeat(65), "json-limits"),
                in("a name too long", "{\"pay", longName(), "json-limits"));
    }

    private static String deepExtension() {
        return "{\"ext\":" + "[".repeat(40) + "]".repeat(40) + ",\"spec";
    }

    private static String longName() {
        return "{\"" + "x".repeat(300) + "\":1,\"pay";
    }

    private static BadRequest in(String what, String good, String wrong, String hint) {
        return row(what, BadRequest.event().json().replace(good, wrong), hint);
    }

    private static BadRequest row(String what, String body, String hint) {
        return BadRequest.malformed(CATEGORY, what, Post.structured(body), hint);
    }
}
