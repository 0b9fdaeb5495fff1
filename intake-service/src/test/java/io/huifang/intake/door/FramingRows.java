package io.huifang.intake.door;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.huifang.intake.IntakeResource;

import org.junit.jupiter.params.provider.Arguments;

import java.util.stream.Stream;

/**
 * Requests that a proxy in front of us and we could read in two ways: what is wrong, and the bytes.
 * Every one carries a good key and a good event, so that nothing but its framing or its target can
 * be the reason.
 */
final class FramingRows {
    /** The id of every event here, so that one look at the log is enough for all. */
    static final String BAD = "must-never-be-let-in";

    static final String PATH = "/v1/wallet-events";
    static final String HOST = "Host: localhost\r\n";
    static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
    static final String CLOSE = "Connection: close\r\n";

    private static final String EVENT = aPaymentFailed().with("id", BAD).json();
    private static final String LENGTH = "Content-Length: " + EVENT.length() + "\r\n";

    private FramingRows() {}

    /** Everything that can be refused without looking at the body. */
    static Stream<Arguments> ofHeads() {
        return Stream.of(lengths(), encodings(), heads(), targets(), hosts()).flatMap(rows -> rows);
    }

    /** Bodies in broken chunks; a second request stands behind each. */
    static Stream<Arguments> ofChunks() {
        String smuggled = post(PATH, HOST + LENGTH, EVENT);
        return chunks().map(
                        row ->
                                arguments(
                                        row.get()[0],
                                        post(PATH, HOST + CHUNKED, row.get()[1] + smuggled)));
    }

    private static Stream<Arguments> lengths() {
        String twice = LENGTH + LENGTH;
        return Stream.of(
                head("a length and chunks", LENGTH + CHUNKED),
                head("chunks and a length", CHUNKED + LENGTH),
                head("the same length twice", twice),
                head("two lengths", LENGTH + "Content-Length: 1\r\n"),
                head("two lengths in a list", "Content-Length: 1, 2\r\n"),
                head("a length with a sign", "Content-Length: +1\r\n"),
                head("a negative length", "Content-Length: -1\r\n"),
                head("a length in hexadecimal", "Content-Length: 0x10\r\n"),
                head("a length with a letter", "Content-Length: 1a\r\n"),
                head("an empty length", "Content-Length: \r\n"),
                head("a length beyond all numbers", "Content-Length: 99999999999999999999\r\n"));
    }

    private static Stream<Arguments> encodings() {
        return Stream.of(
                head("an unknown encoding", "Transfer-Encoding: xchunked\r\n"),
                head("identity", "Transfer-Encoding: identity\r\n" + LENGTH),
                head("identity after chunked", "Transfer-Encoding: chunked, identity\r\n"),
                head("chunked twice", "Transfer-Encoding: chunked, chunked\r\n"),
                head("chunked in two headers", CHUNKED + CHUNKED),
                head("compressed chunks", "Transfer-Encoding: gzip, chunked\r\n"),
                head("quoted", "Transfer-Encoding: \"chunked\"\r\n"),
                arguments(
                        "chunks in HTTP/1.0",
                        post(PATH, HOST + CHUNKED, EVENT).replace("HTTP/1.1", "HTTP/1.0")),
                head("a compressed body", "Content-Encoding: gzip\r\n" + LENGTH + CLOSE));
    }

    private static Stream<Arguments> heads() {
        return Stream.of(
                head("a space before the colon", "Content-Length : 1\r\n"),
                head("a name with a space", "Content Length: 1\r\n"),
                head("a NUL in a value", "X-A: \0\r\n" + LENGTH),
                head("a lone line feed", LENGTH + "X-A: b\nX-C: d\r\n"),
                head("a lone carriage return", LENGTH + "X-A: b\rX-C: d\r\n"),
                head("too many headers", "X-A: " + "a".repeat(17 * 1024) + "\r\n"),
                arguments(
                        "line feeds only", post(PATH, HOST + LENGTH, EVENT).replace("\r\n", "\n")),
                arguments("a target too long", post(PATH + "?" + "a".repeat(5_000), HOST, "")));
    }

    private static Stream<Arguments> targets() {
        return Stream.of(
                        "//v1//wallet-events",
                        "/v1//wallet-events",
                        "/v1/./wallet-events",
                        "/v1/x/../wallet-events",
                        "/../v1/wallet-events",
                        "/v1/%2e/wallet-events",
                        "/v1/x/%2e%2E/wallet-events",
                        "/v1/%77allet-events",
                        "/v1/wallet%2Devents",
                        "/v1/wallet-events%00",
                        "/v1/wallet-events%0d%0a",
                        "/v1/wallet-events%",
                        "/v1/wallet-events%zz",
                        "/v1/wallet-events;a=b",
                        "/v1/wallet-events?sender=%",
                        "/v1/wallet-events?sender=%zz",
                        "/v1/wallet-events?sender=a;b",
                        "/v1\\wallet-events",
                        "http://elsewhere/v1/wallet-events",
                        "http://localhost@elsewhere/v1/wallet-events",
                        "v1/wallet-events",
                        "*")
                .map(target -> arguments(target, post(target, HOST + LENGTH + CLOSE, EVENT)));
    }

    private static Stream<Arguments> hosts() {
        return Stream.of(
                arguments("no host", post(PATH, LENGTH, EVENT)),
                arguments("an empty host", post(PATH, "Host: \r\n" + LENGTH, EVENT)),
                arguments("two hosts", post(PATH, HOST + HOST + LENGTH, EVENT)),
                arguments("hosts in a list", post(PATH, "Host: a, b\r\n" + LENGTH, EVENT)),
                arguments("a host with a user", post(PATH, "Host: a@b\r\n" + LENGTH, EVENT)),
                arguments("a host with a path", post(PATH, "Host: a/b\r\n" + LENGTH, EVENT)));
    }

    private static Stream<Arguments> chunks() {
        String size = Integer.toHexString(EVENT.length());
        String rest = "\r\n" + EVENT + "\r\n0\r\n\r\n";
        return Stream.of(
                arguments("no number", "g" + rest),
                arguments("no size", rest),
                arguments("a sign", "+" + size + rest),
                arguments("negative", "-" + size + rest),
                arguments("a prefix", "0x" + size + rest),
                arguments("beyond all numbers", "FFFFFFFFFFFFFFFFF" + rest),
                arguments("a lone line feed", size + "\n" + EVENT + "\n0\n\n"),
                arguments("too small", "1" + rest),
                arguments("no end of the chunk", size + "\r\n" + EVENT + "0\r\n\r\n"));
    }

    private static Arguments head(String what, String headers) {
        return arguments(what, post(PATH, HOST + headers, EVENT));
    }

    static String post(String target, String headers, String body) {
        return "POST "
                + target
                + " HTTP/1.1\r\nAuthorization: Bearer "
                + IntakeResource.DEMO_KEY
                + "\r\nContent-Type: application/cloudevents+json\r\n"
                + headers
                + "\r\n"
                + body;
    }
}
