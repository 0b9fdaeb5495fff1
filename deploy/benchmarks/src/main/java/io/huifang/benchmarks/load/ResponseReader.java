package io.huifang.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Cuts one connection's bytes into HTTP/1.1 responses with Content-Length. */
final class ResponseReader {
    private static final String CONTENT_LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding:";
    private static final String RETRY_AFTER = "retry-after:";
    private static final int BLANK_LINE = 4;

    private byte[] bytes = new byte[4096];

    /** What was read and not yet cut lies between these two. */
    private int start;

    private int end;

    /** Where the last response's body begins; it ends at {@link #start}. */
    private int bodyStart;

    /** The last response's head in lower case. */
    private String head = "";

    /** Takes what was read; the buffer is drained and the last body forgotten. */
    void take(ByteBuffer read) {
        System.arraycopy(bytes, start, bytes, 0, end - start);
        end -= start;
        start = 0;
        bodyStart = 0;
        int more = read.remaining();
        if (end + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + more));
        }
        read.get(bytes, end, more);
        end += more;
    }

    /** The next whole response's status; 0 when none is complete yet. */
    int next() {
        int headEnd = headEnd();
        if (headEnd < 0) {
            return 0;
        }
        head =
                new String(bytes, start, headEnd - start, StandardCharsets.ISO_8859_1)
                        .toLowerCase(Locale.ROOT);
        int body = headEnd + BLANK_LINE;
        int responseEnd = body + contentLength();
        if (end < responseEnd) {
            return 0;
        }
        bodyStart = body;
        start = responseEnd;
        return Integer.parseInt(head.substring(9, 12));
    }

    /** The body of the response that {@link #next} gave last, one character for each byte. */
    String body() {
        return new String(bytes, bodyStart, start - bodyStart, StandardCharsets.ISO_8859_1);
    }

    /** Seconds after which the response that {@link #next} gave last wants to be asked again. */
    OptionalInt retryAfter() {
        return number(RETRY_AFTER);
    }

    private int headEnd() {
        for (int i = start; i + 3 < end; i++) {
            if (bytes[i] == '\r'
                    && bytes[i + 1] == '\n'
                    && bytes[i + 2] == '\r'
                    && bytes[i + 3] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private int contentLength() {
        if (head.contains(CHUNKED)) {
            throw new IllegalStateException("cannot read chunked responses");
        }
        return number(CONTENT_LENGTH).orElse(0);
    }

    /** A header of the response that {@link #next} gave last, in lower case, by its name. */
    Optional<String> header(String name) {
        return value("\n" + name + ":");
    }

    private OptionalInt number(String header) {
        Optional<String> value = value(header);
        return value.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(value.get()));
    }

    private Optional<String> value(String header) {
        int at = head.indexOf(header);
        if (at < 0) {
            return Optional.empty();
        }
        int from = at + header.length();
        int lineEnd = head.indexOf('\r', from);
        return Optional.of(head.substring(from, lineEnd < 0 ? head.length() : lineEnd).trim());
    }
}
