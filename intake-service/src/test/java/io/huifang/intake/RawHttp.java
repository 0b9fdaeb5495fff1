package io.huifang.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.restassured.RestAssured;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.regex.Pattern;

/** Bytes on a socket, because client libraries repair what is wrong. */
public final class RawHttp {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.\\d \\d{3} ");

    private RawHttp() {}

    /** Everything the service says to those bytes until it closes the connection. */
    public static String send(String bytes) {
        return send(bytes, PATIENCE);
    }

    /** The same, also when the connection stays open for as long as that. */
    public static String send(String bytes, Duration atMost) {
        try (Socket socket = connect()) {
            socket.setSoTimeout((int) atMost.toMillis());
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return readAll(socket);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** An open connection to the service. */
    public static Socket connect() throws IOException {
        return new Socket("127.0.0.1", RestAssured.port);
    }

    /** What comes until the connection ends, by whichever means, or nothing comes any more. */
    public static String readAll(Socket socket) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                said.write(next);
            }
        } catch (SocketTimeoutException | SocketException ended) {
            said.flush();
        }
        return said.toString(ISO_8859_1);
    }

    /** How many answers there are in what the service said. */
    public static long answers(String said) {
        return STATUS_LINE.matcher(said).results().count();
    }
}
