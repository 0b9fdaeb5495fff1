package io.huifang.intake.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;

/**
 * What came back on a connection of its own.
 *
 * @param text all of it; empty when the connection was closed without a word
 */
record RawAnswer(String text) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static RawAnswer to(byte[] request) {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return new RawAnswer(everythingOn(socket));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The HTTP status; 0 without an answer. Who sends no version is answered in 1.0. */
    int status() {
        return text.matches("(?s)HTTP/1\\.[01] \\d{3} .*")
                ? Integer.parseInt(text.substring(9, 12))
                : 0;
    }

    boolean isProblemDocument() {
        return text.toLowerCase(Locale.ROOT).contains("content-type: application/problem+json");
    }

    // Whoever refuses before he has read everything may reset the connection after his answer.
    private static String everythingOn(Socket socket) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        try {
            InputStream in = socket.getInputStream();
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                bytes.write(some, 0, read);
            }
        } catch (SocketTimeoutException silence) {
            throw new UncheckedIOException("neither an answer nor an end of it", silence);
        } catch (IOException end) {
            // what came before it is the answer
        }
        return bytes.toString(UTF_8);
    }
}
