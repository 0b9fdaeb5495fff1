package io.huifang.intake.badinput;

import java.util.stream.Stream;

/** HTTP that is broken, too much, or not for this resource. */
final class FramingTable {
    private static final String CATEGORY = "HTTP framing";
    private static final String TOO_LONG = "x".repeat(256 * 1024 + 1);

    private FramingTable() {}

    static Stream<BadRequest> rows() {
        return Stream.of(broken(), notForUs(), media(), tooMuch()).flatMap(rows -> rows);
    }

    private static Stream<BadRequest> broken() {
        return Stream.of(
                broken("no request line", good().line("HELLO"), 400),
                broken(
                        "a request line without end",
                        good().line("POST /" + "a".repeat(5_000) + " HTTP/1.1"),
                        414),
                broken("headers without end", good().header("X-Long", "a".repeat(17_000)), 431),
                broken("a header's name with a space", good().rawHeader("X Y: 1"), 400),
                broken("a space before the colon", good().rawHeader("X-Y : 1"), 400),
                broken("a NUL in a header", good().rawHeader("X-Y: a\u0000b"), 400),
                broken("a length that is none", good().header("Content-Length", "abc"), 400),
                broken("a length below nothing", good().header("Content-Length", "-1"), 400),
                broken("a length with a plus", good().header("Content-Length", "+5"), 400),
                broken(
                        "two lengths",
                        good().header("Content-Length", "5").header("Content-Length", "6"),
                        400));
    }

    private static Stream<BadRequest> notForUs() {
        return Stream.of(
                method("GET"),
                method("PUT"),
                method("PATCH"),
                method("DELETE"),
                method("OPTIONS"),
                row(
                        "no such resource",
                        good().line("POST /v1/wallet-event HTTP/1.1"),
                        404,
                        "not-found"),
                row(
                        "no such version",
                        good().line("POST /v2/wallet-events HTTP/1.1"),
                        404,
                        "not-found"),
                row(
                        "a resource below",
                        good().line("POST /v1/wallet-events/x HTTP/1.1"),
                        404,
                        "not-found"));
    }

    private static Stream<BadRequest> media() {
        return Stream.of(
                type("text/plain"),
                type("application/xml"),
                type("application/x-www-form-urlencoded"),
                type("multipart/form-data; boundary=x"),
                type("application/cloudevents"),
                type("application/cloudevents+avro"),
                type("application/cloudevents+json; charset=utf-16"),
                type("application/cloudevents+json; charset=iso-8859-1"),
                type("application/cloudevents+json, application/json"),
                type("application/vnd.example+json"),
                type("json"),
                type("*/*"),
                media("no type for its data", good().without("Content-Type")),
                media("two types", good().header("Content-Type", "application/json")),
                media("gzip", good().header("Content-Encoding", "gzip")),
                media(
                        "an encoding that changes nothing",
                        good().header("Content-Encoding", "identity")));
    }

    private static Stream<BadRequest> tooMuch() {
        String padded = BadRequest.event().with("padding", TOO_LONG).json();
        return Stream.of(
                row("a body of 256 KiB and more", Post.structured(padded), 413, "too-large"),
                row("the same in chunks", Post.structured(padded).chunked(), 413, "too-large"),
                row(
                        "the same of white space",
                        Post.structured(" ".repeat(300_000)),
                        413,
                        "too-large"),
                row(
                        "a batch of 1 MiB and more",
                        Post.batch(" ".repeat(1_100_000)),
                        413,
                        "too-large"));
    }

    private static Post good() {
        return Post.structured(BadRequest.event().json());
    }

    private static BadRequest method(String method) {
        return row(
                "method " + method,
                good().line(method + " /v1/wallet-events HTTP/1.1"),
                405,
                "method-not-allowed");
    }

    private static BadRequest type(String type) {
        return media("type " + type, good().instead("Content-Type", type));
    }

    private static BadRequest media(String what, Post request) {
        return row(what, request, 415, "unsupported-media-type");
    }

    private static BadRequest broken(String what, Post request, int status) {
        return row(what, request, status, null);
    }

    private static BadRequest row(String what, Post request, int status, String code) {
        return new BadRequest(CATEGORY, what, request, status, code, null);
    }
}
