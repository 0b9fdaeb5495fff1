package io.huifang.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Cuts one connection's bytes into HTTP/1.1 responses with Content-Length, keeping the status. */
final class ResponseReader {
    private static final String CONTENT_LENGTH = "content-length:";

    private byte[] bytes = new byte[4096];
    private int length;

    /** Takes what was read; the buffer is drained. */
    void take(ByteBuffer read) {
        int more = read.remaining();
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
        read.get(bytes, length, more);
        length += more;
    }

    /** The next whole response's status, which is then forgotten; 0 when none is complete yet. */
    int next() {
        int headEnd = headEnd();
        if (headEnd < 0) {
            return 0;
        }
        String head = new String(bytes, 0, headEnd, StandardCharsets.ISO_8859_1);
        int end = headEnd + 4 + contentLength(head);
        if (length < end) {
            return 0;
        }
        System.arraycopy(bytes, end, bytes, 0, length - end);
        length -= end;
        return Integer.parseInt(head.substring(9, 12));
    }

    private int headEnd() {
        for (int i = 0; i + 3 < length; i++) {
            if (bytes[i] == '\r'
                    && bytes[i + 1] == '\n'
                    && bytes[i + 2] == '\r'
                    && bytes[i + 3] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static int contentLength(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(CONTENT_LENGTH);
        if (at < 0) {
            return 0;
        }
        int end = lower.indexOf('\r', at);
        return Integer.parseInt(
                lower.substring(at + CONTENT_LENGTH.length(), end < 0 ? lower.length() : end)
                        .trim());
    }
}
