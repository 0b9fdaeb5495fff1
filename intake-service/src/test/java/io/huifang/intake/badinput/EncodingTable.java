package io.huifang.intake.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.stream.Stream;

/** Bytes that are not UTF-8 to the letter. */
final class EncodingTable {
    private static final String CATEGORY = "encoding";

    private EncodingTable() {}

    static Stream<BadRequest> rows() {
        return Stream.of(notUtf8(), notText(), inBase64()).flatMap(rows -> rows);
    }

    private static Stream<BadRequest> notUtf8() {
        return Stream.of(
                bytes("a byte order mark", "\u00EF\u00BB\u00BF" + good(), "byte-order-mark"),
                bytes("a Latin letter of one byte", in("\u00E9"), "not-utf-8"),
                bytes("a slash in two bytes", in("\u00C0\u00AF"), "not-utf-8"),
                bytes("a NUL in two bytes", in("\u00C0\u0080"), "not-utf-8"),
                bytes("a slash in three bytes", in("\u00E0\u0080\u00AF"), "not-utf-8"),
                bytes("a slash in four bytes", in("\u00F0\u0080\u0080\u00AF"), "not-utf-8"),
                bytes("an encoded surrogate", in("\u00ED\u00A0\u0080"), "not-utf-8"),
                bytes(
                        "a pair of encoded surrogates",
                        in("\u00ED\u00A0\u00BD\u00ED\u00B8\u0080"),
                        "not-utf-8"),
                bytes("beyond the last character", in("\u00F4\u0090\u0080\u0080"), "not-utf-8"),
                bytes("a byte that never occurs", in("\u00FE"), "not-utf-8"),
                bytes("a continuation without beginning", in("\u0080"), "not-utf-8"),
                bytes("a character cut by a quote", in("\u00E5\u009B"), "not-utf-8"),
                bytes("a character cut by the end", good() + "\u00E5\u009B", "not-utf-8"));
    }

    private static Stream<BadRequest> notText() {
        return Stream.of(
                bytes("a NUL", in("\u0000"), "nul"),
                bytes("a NUL behind the event", good() + "\u0000", "nul"),
                bytes("an escaped NUL", in("\\u0000"), "nul"),
                bytes("an escaped NUL in a name", good().replace("pay", "\\u0000"), "nul"),
                bytes("half of a pair", in("\\ud83d"), "lone-surrogate"),
                bytes("the other half", in("\\ude00"), "lone-surrogate"),
                bytes("a pair turned round", in("\\ude00\\ud83d"), "lone-surrogate"),
                bytes("two first halves", in("\\ud83d\\ud83d\\ude00"), "lone-surrogate"),
                encoded("UTF-16, little end first", UTF_16LE, "nul"),
                encoded("UTF-16, big end first", UTF_16BE, "nul"),
                encoded("UTF-32", Charset.forName("UTF-32"), "nul"));
    }

    private static Stream<BadRequest> inBase64() {
        return Stream.of(
                base64("not UTF-8 in base64", "{\"a\":\"\u00FF\"}", "not-utf-8"),
                base64("a mark in base64", "\u00EF\u00BB\u00BF{}", "byte-order-mark"),
                base64("a NUL in base64", "{\"a\":\"\u0000\"}", "nul"));
    }

    private static String good() {
        return BadRequest.event().json();
    }

    /** The event with something in its data; characters are bytes. */
    private static String in(String bytes) {
        return good().replace("p-1", bytes);
    }

    private static BadRequest bytes(String what, String body, String hint) {
        return row(what, body.getBytes(ISO_8859_1), hint);
    }

    private static BadRequest encoded(String what, Charset charset, String hint) {
        return row(what, good().getBytes(charset), hint);
    }

    private static BadRequest base64(String what, String data, String hint) {
        String text = Base64.getEncoder().encodeToString(data.getBytes(ISO_8859_1));
        String body = good().replaceAll("\"data\":.*", "\"data_base64\":\"" + text + "\"}");
        return row(what, body.getBytes(UTF_8), hint);
    }

    private static BadRequest row(String what, byte[] body, String hint) {
        return BadRequest.malformed(CATEGORY, what, Post.structured(body), hint);
    }
}
