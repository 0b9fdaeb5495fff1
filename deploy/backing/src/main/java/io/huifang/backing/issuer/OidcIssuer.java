package io.huifang.backing.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A small OpenID Connect issuer: discovery, keys, the code flow with PKCE and a client's secret,
 * refreshing, and the end of a session. It asks nobody for a password: whoever the test put before
 * the browser logs in.
 */
public final class OidcIssuer implements AutoCloseable {
    /** The one client. */
    public static final String CLIENT = "huifang";

    public static final String SECRET = "secret-of-the-client-of-40-characters---";

    private final HttpServer server;
    private final SigningKey key = new SigningKey();
    private final Map<String, Login> codes = new ConcurrentHashMap<>();
    private final Map<String, Login> refreshing = new ConcurrentHashMap<>();

    private final AtomicLong refreshes = new AtomicLong();
    private volatile Duration life = Duration.ofMinutes(5);

    /** Who sits before the browser; null for nobody, who is refused. */
    private volatile Person person;

    private OidcIssuer(HttpServer server) {
        this.server = server;
    }

    public static OidcIssuer start() {
        try {
            InetAddress here = InetAddress.getByName("127.0.0.1");
            OidcIssuer issuer =
                    new OidcIssuer(HttpServer.create(new InetSocketAddress(here, 0), 0));
            issuer.serve();
            return issuer;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/staff";
    }

    /** From now on this person sits before the browser. */
    public void seat(String name, String... roles) {
        person = new Person(name, List.of(roles));
    }

    /** From now on nobody does, and the login is refused. */
    public void seatNobody() {
        person = null;
    }

    /** How long the tokens last that are issued from now on. */
    public void tokensLast(Duration length) {
        life = length;
    }

    /** Whoever is logged in by now stays so until his tokens end. */
    public void refreshNobody() {
        refreshing.clear();
    }

    /** How often tokens were refreshed. */
    public long refreshes() {
        return refreshes.get();
    }

    /** An access token as a program has it, to be changed. */
    public SignedToken accessToken(String name, String... roles) {
        return token(new Person(name, List.of(roles)), "at+jwt");
    }

    public String signed(SignedToken token) {
        return key.sign(token);
    }

    /** Signed by a key that is not this issuer's, under the id of the one that is. */
    public String forged(SignedToken token) {
        return new SigningKey().sign(token);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve() {
        on(
                "/.well-known/openid-configuration",
                (exchange, asked) -> Wire.answer(exchange, 200, discovery()));
        on("/keys", (exchange, asked) -> Wire.answer(exchange, 200, key.published()));
        on("/authorize", this::authorize);
        on("/token", this::exchangeCode);
        on(
                "/logout",
                (exchange, asked) -> Wire.sendTo(exchange, asked.get("post_logout_redirect_uri")));
        server.start();
    }

    private interface Answer {
        void to(HttpExchange exchange, Map<String, String> asked) throws IOException;
    }

    private void on(String path, Answer answer) {
        server.createContext(
                "/realms/staff" + path,
                exchange -> {
                    try (exchange) {
                        answer.to(exchange, Wire.asked(exchange));
                    }
                });
    }

    private void authorize(HttpExchange exchange, Map<String, String> asked) throws IOException {
        String back = asked.get("redirect_uri") + "?state=" + encoded(asked.get("state"));
        if (!CLIENT.equals(asked.get("client_id")) || person == null) {
            Wire.sendTo(exchange, back + "&error=access_denied");
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, Login.of(person, asked));
        Wire.sendTo(exchange, back + "&code=" + code);
    }

    private void exchangeCode(HttpExchange exchange, Map<String, String> asked) throws IOException {
        boolean again = "refresh_token".equals(asked.get("grant_type"));
        Login login =
                again
                        ? refreshing.remove(asked.get("refresh_token"))
                        : codes.remove(asked.get("code"));
        if (login == null || !isOurClient(exchange, asked) || !(again || login.isProvenBy(asked))) {
            Wire.answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        if (again) refreshes.incrementAndGet();
        String refresh = UUID.randomUUID().toString();
        refreshing.put(refresh, login);
        SignedToken id = token(login.person(), "JWT").with("nonce", login.nonce());
        Map<String, Object> tokens = new HashMap<>();
        tokens.put("token_type", "Bearer");
        tokens.put("expires_in", life.toSeconds());
        tokens.put("refresh_token", refresh);
        tokens.put("id_token", signed(id));
        tokens.put("access_token", signed(token(login.person(), "at+jwt")));
        Wire.answer(exchange, 200, SignedToken.json(tokens));
    }

    private static boolean isOurClient(HttpExchange exchange, Map<String, String> asked) {
        String basic =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((CLIENT + ":" + SECRET).getBytes(UTF_8));
        return basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || SECRET.equals(asked.get("client_secret"));
    }

    private SignedToken token(Person who, String type) {
        return who.token(url(), CLIENT, life, type, key.id());
    }

    private String discovery() {
        Map<String, Object> known = new HashMap<>();
        known.put("issuer", url());
        known.put("authorization_endpoint", url() + "/authorize");
        known.put("token_endpoint", url() + "/token");
        known.put("jwks_uri", url() + "/keys");
        known.put("end_session_endpoint", url() + "/logout");
        known.put("response_types_supported", List.of("code"));
        known.put("subject_types_supported", List.of("public"));
        known.put("id_token_signing_alg_values_supported", List.of("RS256"));
        return SignedToken.json(known);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(String.valueOf(value), UTF_8);
    }
}
