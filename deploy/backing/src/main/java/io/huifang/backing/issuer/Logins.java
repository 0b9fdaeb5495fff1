package io.huifang.backing.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/** Logins of the people who use the one client: begun, completed, refreshed. */
final class Logins {
    private final Map<String, Login> codes = new ConcurrentHashMap<>();
    private final Map<String, Login> refreshing = new ConcurrentHashMap<>();
    private final AtomicLong refreshes = new AtomicLong();

    /** Who sits before the browser; null for nobody, who is refused. */
    private volatile Person person;

    void seat(Person somebody) {
        person = somebody;
    }

    void refreshNobody() {
        refreshing.clear();
    }

    long refreshes() {
        return refreshes.get();
    }

    /** Begins one, and sends the browser back with a code, or refused. */
    void begin(HttpExchange exchange, Map<String, String> asked) throws IOException {
        String back = asked.get("redirect_uri") + "?state=" + encoded(asked.get("state"));
        Person somebody = person;
        if (!OidcIssuer.CLIENT.equals(asked.get("client_id")) || somebody == null) {
            Wire.sendTo(exchange, back + "&error=access_denied");
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, Login.of(somebody, asked));
        Wire.sendTo(exchange, back + "&code=" + code);
    }

    /**
     * Answers a code, or a token to refresh, with tokens.
     *
     * @param seconds how long they last
     * @param tokens signs the token of that type for a login
     */
    void complete(
            HttpExchange exchange,
            Map<String, String> asked,
            long seconds,
            BiFunction<Login, String, String> tokens)
            throws IOException {
        Optional<Login> login = proven(exchange, asked);
        if (login.isEmpty()) {
            Wire.answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        String refresh = UUID.randomUUID().toString();
        refreshing.put(refresh, login.get());
        Map<String, Object> answer = new HashMap<>();
        answer.put("token_type", "Bearer");
        answer.put("expires_in", seconds);
        answer.put("refresh_token", refresh);
        answer.put("id_token", tokens.apply(login.get(), "JWT"));
        answer.put("access_token", tokens.apply(login.get(), "at+jwt"));
        Wire.answer(exchange, 200, SignedToken.json(answer));
    }

    private Optional<Login> proven(HttpExchange exchange, Map<String, String> asked) {
        boolean again = "refresh_token".equals(asked.get("grant_type"));
        Login login =
                again
                        ? refreshing.remove(asked.get("refresh_token"))
                        : codes.remove(asked.getOrDefault("code", ""));
        boolean proven =
                login != null && isOurClient(exchange, asked) && (again || login.isProvenBy(asked));
        if (proven && again) refreshes.incrementAndGet();
        return proven ? Optional.of(login) : Optional.empty();
    }

    private static boolean isOurClient(HttpExchange exchange, Map<String, String> asked) {
        String pair = OidcIssuer.CLIENT + ":" + OidcIssuer.SECRET;
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
        return basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || OidcIssuer.SECRET.equals(asked.get("client_secret"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(String.valueOf(value), UTF_8);
    }
}
