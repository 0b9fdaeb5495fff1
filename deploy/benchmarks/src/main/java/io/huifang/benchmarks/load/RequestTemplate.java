package io.huifang.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A prepared HTTP request in which each {@code {{n}}} stands for a number of fixed width, so that
 * the next request costs a copy and a few digits. With several marks in one body (a batch), each
 * one gets a number of its own.
 */
public final class RequestTemplate {
    /** Where the body takes a number that no other request has. */
    public static final String MARK = "{{n}}";

    private static final int WIDTH = 12;

    private final byte[] bytes;
    private final int[] marks;

    private RequestTemplate(byte[] bytes, int[] marks) {
        this.bytes = bytes;
        this.marks = marks;
    }

    /** A GET of {@code path}; headers without Host. */
    public static RequestTemplate get(String path, Map<String, String> headers) {
        String request = head("GET", path, headers) + "\r\n";
        return new RequestTemplate(request.getBytes(StandardCharsets.US_ASCII), new int[0]);
    }

    /** A POST of {@code body} to {@code path}; headers without Host and Content-Length. */
    public static RequestTemplate post(String path, Map<String, String> headers, String body) {
        String digits = "0".repeat(WIDTH);
        byte[] filled = body.replace(MARK, digits).getBytes(StandardCharsets.UTF_8);
        String head = head("POST", path, headers) + "Content-Length: " + filled.length + "\r\n\r\n";
        byte[] prefix = head.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[prefix.length + filled.length];
        System.arraycopy(prefix, 0, whole, 0, prefix.length);
        System.arraycopy(filled, 0, whole, prefix.length, filled.length);
        return new RequestTemplate(whole, marks(body, prefix.length));
    }

    private static String head(String method, String path, Map<String, String> headers) {
        StringBuilder head =
                new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.toString();
    }

    private static int[] marks(String body, int prefix) {
        List<Integer> found = new ArrayList<>();
        int grown = 0;
        for (int at = body.indexOf(MARK); at >= 0; at = body.indexOf(MARK, at + MARK.length())) {
            int before = body.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
            found.add(prefix + before + grown);
            grown += WIDTH - MARK.length();
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /** How many numbers one request uses up. */
    public int marksPerRequest() {
        return Math.max(1, marks.length);
    }

    /** The bytes of the request whose first number is {@code first}; a fresh array. */
    public byte[] render(long first) {
        byte[] request = bytes.clone();
        long number = first;
        for (int mark : marks) {
            long rest = number++;
            for (int i = mark + WIDTH - 1; i >= mark; i--) {
                request[i] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
        return request;
    }
}
