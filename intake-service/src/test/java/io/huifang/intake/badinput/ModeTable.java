package io.huifang.intake.badinput;

import io.huifang.intake.walletevent.Events;

import java.util.stream.Stream;

/** What breaks a rule of binary or batched mode. */
final class ModeTable {
    private static final String CATEGORY = "CloudEvents modes";

    private ModeTable() {}

    static Stream<BadRequest> rows() {
        return Stream.of(
                        attributesInHeaders(),
                        unreadableHeaders(),
                        binaryAltogether(),
                        batchesThatAreNone(),
                        eventsInABatch(),
                        tooLargeABatch())
                .flatMap(rows -> rows);
    }

    private static Stream<BadRequest> attributesInHeaders() {
        return Stream.of(
                header("another specversion", "ce-specversion", "0.3", "/specversion"),
                header("no specversion", "ce-specversion", "", "/specversion"),
                header("a time that is none", "ce-time", "now", "/time"),
                header("an empty time", "ce-time", "", "/time"),
                header("a control character", "ce-subject", "a%07", "/subject"),
                header("a dash in a name", "ce-tenant-id", "7", "attribute-name"),
                header("a name without an end", "ce-", "7", "attribute-name"),
                header("data in a header", "ce-data", "{}", "attribute-name"),
                header("base64 in a header", "ce-data_base64", "e30=", "attribute-name"),
                header(
                        "its type twice",
                        "ce-datacontenttype",
                        "application/json",
                        "attribute-name"));
    }

    private static Stream<BadRequest> unreadableHeaders() {
        return Stream.of(
                unreadable("half of a character", "ce-ext", "%C3", "header-text"),
                unreadable("a space in two bytes", "ce-ext", "%C0%A0", "header-text"),
                unreadable("an encoded surrogate", "ce-ext", "%ED%A0%80", "header-text"),
                unreadable("bytes that are not ASCII", "ce-ext", "caf\u00E9", "header-text"),
                unreadable("a quotation without end", "ce-ext", "\"a\\\"", "header-text"),
                unreadable("an id twice", "ce-id", "other", "repeated-header"),
                unreadable("an id twice in another case", "CE-ID", "other", "repeated-header"));
    }

    private static Stream<BadRequest> binaryAltogether() {
        return Stream.of(
                BadRequest.invalid(
                        CATEGORY,
                        "nothing in the headers",
                        Post.structured("{}").instead("Content-Type", "application/json"),
                        "/specversion"),
                BadRequest.invalid(
                        CATEGORY,
                        "binary without its data",
                        Post.binary(BadRequest.event()).withoutBody(),
                        "/data"));
    }

    private static Stream<BadRequest> batchesThatAreNone() {
        String good = BadRequest.event().json();
        return Stream.of(
                malformed("a batch that is one event", good, "not-a-batch"),
                malformed("a batch that is an object", "{}", "not-a-batch"),
                malformed("an empty batch body", "", "not-a-batch"),
                malformed("a number in a batch", "[" + good + ",5]", "/1"),
                malformed("null in a batch", "[null," + good + "]", "/0"),
                malformed("a batch in a batch", "[[" + good + "]]", "/0"),
                malformed("a batch cut", "[" + good + ",", "json-syntax"),
                malformed("a bracket too many", "[" + good + "]]", "json-syntax"),
                malformed("two batches", "[" + good + "][]", "json-syntax"));
    }

    private static Stream<BadRequest> eventsInABatch() {
        String good = BadRequest.event().json();
        String wrong = BadRequest.event().withData("{}").json();
        return Stream.of(
                invalid("an empty event in a batch", "[" + good + ",{}]", "/1/id"),
                invalid("the last of three", batch(good, good, wrong), "/2/data/amount"),
                invalid("the first of three", batch(wrong, good, good), "/0/data/amount"),
                base64("no base64", "e30"),
                base64("not UTF-8 in base64", "eyJhIjoi/yJ9"),
                base64("a mark in base64", "77u/e30="),
                base64("no JSON in base64", "aGVsbG8="),
                base64("a name twice in base64", "eyJhIjoxLCJhIjoxfQ=="),
                base64("two documents in base64", "e317fQ=="));
    }

    private static Stream<BadRequest> tooLargeABatch() {
        String good = BadRequest.event().json();
        return Stream.of(
                large("1,001 events", "[" + good + ("," + good).repeat(1_000) + "]"),
                large("an event of 257 KiB in a batch", "[" + padded(257 * 1024) + "]"),
                large("a batch of more than a MiB", "[" + " ".repeat(1024 * 1024) + "]"));
    }

    private static String batch(String... events) {
        return "[" + String.join(",", events) + "]";
    }

    /** The second of two events has data that is a document of its own, and is none. */
    private static BadRequest base64(String what, String text) {
        String good = BadRequest.event().json();
        String attributes = good.substring(0, good.indexOf("\"data\":"));
        String bad = attributes + "\"data_base64\":\"" + text + "\"}";
        return malformed("in a batch: " + what, batch(good, bad), "/1/data_base64");
    }

    private static String padded(int bytes) {
        return BadRequest.event().json().replaceFirst("[{]", "{" + " ".repeat(bytes));
    }

    private static BadRequest header(String what, String name, String value, String hint) {
        return BadRequest.invalid(CATEGORY, "header: " + what, binary(name, value), hint);
    }

    private static BadRequest unreadable(String what, String name, String value, String hint) {
        return BadRequest.malformed(
                CATEGORY,
                "header: " + what,
                Post.binary(BadRequest.event()).header(name, value),
                hint);
    }

    private static Post binary(String name, String value) {
        Events event = BadRequest.event();
        return Post.binary(event).instead(name, value);
    }

    private static BadRequest malformed(String what, String body, String hint) {
        return BadRequest.malformed(CATEGORY, what, Post.batch(body), hint);
    }

    private static BadRequest invalid(String what, String body, String hint) {
        return BadRequest.invalid(CATEGORY, what, Post.batch(body), hint);
    }

    private static BadRequest large(String what, String body) {
        return new BadRequest(CATEGORY, what, Post.batch(body), 413, "too-large", null);
    }
}
