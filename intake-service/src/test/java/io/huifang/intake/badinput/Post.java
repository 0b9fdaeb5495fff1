package io.huifang.intake.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.intake.IntakeResource;
import io.huifang.intake.walletevent.Events;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A request of the demo wallet, byte for byte. Nothing is wrong with it until told otherwise. */
final class Post {
    private final List<String> headers = new ArrayList<>();
    private String line = "POST /v1/wallet-events HTTP/1.1";
    private byte[] body;
    private boolean chunked;

    private Post(byte[] body) {
        this.body = body;
        header("Host", "localhost");
        header("Connection", "close");
        header("Authorization", "Bearer " + IntakeResource.DEMO_KEY);
    }

    static Post structured(String body) {
        return structured(body.getBytes(UTF_8));
    }

    static Post structured(byte[] body) {
        return new Post(body).header("Content-Type", "application/cloudevents+json");
    }

    static Post batch(String body) {
        return new Post(body.getBytes(UTF_8))
                .header("Content-Type", "application/cloudevents-batch+json");
    }

    static Post binary(Events event) {
        Post post = new Post(event.data().getBytes(UTF_8));
        post.header("Content-Type", "application/json");
        event.attributes().forEach((name, value) -> post.header("ce-" + name, value));
        return post;
    }

    Post line(String requestLine) {
        this.line = requestLine;
        return this;
    }

    /** Adds a header, also when one of that name is there. Characters are bytes. */
    Post header(String name, String value) {
        return rawHeader(name + ": " + value);
    }

    /** Adds a line that need not be a header. */
    Post rawHeader(String text) {
        headers.add(text);
        return this;
    }

    Post without(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        headers.removeIf(header -> header.toLowerCase(Locale.ROOT).startsWith(prefix));
        return this;
    }

    Post instead(String name, String value) {
        return without(name).header(name, value);
    }

    Post withoutBody() {
        this.body = new byte[0];
        return this;
    }

    /** Sends the body as one chunk and does not say its length before. */
    Post chunked() {
        this.chunked = true;
        return header("Transfer-Encoding", "chunked");
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> lines = new ArrayList<>(List.of(line));
        lines.addAll(headers);
        if (!chunked && headers.stream().noneMatch(Post::statesLength)) {
            lines.add("Content-Length: " + body.length);
        }
        bytes.writeBytes((String.join("\r\n", lines) + "\r\n\r\n").getBytes(ISO_8859_1));
        if (chunked) {
            bytes.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(ISO_8859_1));
        }
        bytes.writeBytes(body);
        if (chunked) {
            bytes.writeBytes("\r\n0\r\n\r\n".getBytes(ISO_8859_1));
        }
        return bytes.toByteArray();
    }

    private static boolean statesLength(String header) {
        return header.toLowerCase(Locale.ROOT).startsWith("content-length:");
    }
}
