package io.huifang.backing.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;

/** Questions and answers of the issuer as they stand on the wire. */
final class Wire {
    private Wire() {}

    /** What is asked for, in the query or in a form. */
    static Map<String, String> asked(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Map<String, String> members = new HashMap<>();
        for (String member : (query == null ? body : query).split("&")) {
            int at = member.indexOf('=');
            if (at > 0) {
                members.put(
                        member.substring(0, at),
                        URLDecoder.decode(member.substring(at + 1), UTF_8));
            }
        }
        return members;
    }

    static void sendTo(HttpExchange exchange, String address) throws IOException {
        exchange.getResponseHeaders().add("Location", address);
        exchange.sendResponseHeaders(302, -1);
    }

    static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
