package io.huifang.backing.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A small OpenID Connect issuer: discovery, keys, the code flow with PKCE and a client's secret,
 * refreshing, and the end of a session. It asks nobody for a password: whoever the test put before
 * the browser logs in.
 */
public final class OidcIssuer implements AutoCloseable {
    /** The one client. */
    public static final String CLIENT = "huifang";

    public static final String SECRET = "secret-of-the-client-of-40-characters---";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int LIFE_SECONDS = 300;

    private final HttpServer server;
    private final KeyPair keys = newKeys();
    private final String keyId = UUID.randomUUID().toString();
    private final Map<String, Login> codes = new ConcurrentHashMap<>();
    private final Map<String, Login> refreshing = new ConcurrentHashMap<>();

    /** Who sits before the browser; null for nobody, who is refused. */
    private volatile Person person;

    private record Person(String name, List<String> roles) {}

    private record Login(Person person, String nonce, String challenge, String redirect) {}

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

    /** An access token as a program has it, to be changed. */
    public SignedToken accessToken(String name, String... roles) {
        return token(new Person(name, List.of(roles)), "at+jwt");
    }

    public String signed(SignedToken token) {
        return token.by(keys.getPrivate());
    }

    /** Signed by a key that is not this issuer's, under the id of the one that is. */
    public String forged(SignedToken token) {
        return token.by(newKeys().getPrivate());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve() {
        on("/.well-known/openid-configuration", (exchange, asked) -> json(exchange, discovery()));
        on("/keys", (exchange, asked) -> json(exchange, keySet()));
        on("/authorize", this::authorize);
        on("/token", this::exchangeCode);
        on("/logout", (exchange, asked) -> to(exchange, asked.get("post_logout_redirect_uri")));
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
                        String query = exchange.getRequestURI().getRawQuery();
                        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                        answer.to(exchange, form(query == null ? body : query));
                    }
                });
    }

    private void authorize(HttpExchange exchange, Map<String, String> asked) throws IOException {
        String back = asked.get("redirect_uri") + "?state=" + encoded(asked.get("state"));
        if (!CLIENT.equals(asked.get("client_id")) || person == null) {
            to(exchange, back + "&error=access_denied");
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(
                code,
                new Login(
                        person,
                        asked.get("nonce"),
                        asked.get("code_challenge"),
                        asked.get("redirect_uri")));
        to(exchange, back + "&code=" + code);
    }

    private void exchangeCode(HttpExchange exchange, Map<String, String> asked) throws IOException {
        boolean again = "refresh_token".equals(asked.get("grant_type"));
        Login login =
                again
                        ? refreshing.remove(asked.get("refresh_token"))
                        : codes.remove(asked.get("code"));
        if (login == null || !isOurClient(exchange, asked) || !(again || proves(login, asked))) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        String refresh = UUID.randomUUID().toString();
        refreshing.put(refresh, login);
        SignedToken id = token(login.person(), "JWT").with("nonce", login.nonce());
        json(
                exchange,
                Map.of(
                        "token_type",
                        "Bearer",
                        "expires_in",
                        LIFE_SECONDS,
                        "refresh_token",
                        refresh,
                        "id_token",
                        signed(id),
                        "access_token",
                        signed(token(login.person(), "at+jwt"))));
    }

    private static boolean isOurClient(HttpExchange exchange, Map<String, String> asked) {
        String basic =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((CLIENT + ":" + SECRET).getBytes(UTF_8));
        return basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || SECRET.equals(asked.get("client_secret"));
    }

    private static boolean proves(Login login, Map<String, String> asked) {
        String verifier = asked.getOrDefault("code_verifier", "");
        return login.redirect().equals(asked.get("redirect_uri"))
                && BASE64.encodeToString(sha256(verifier)).equals(login.challenge());
    }

    private SignedToken token(Person who, String type) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", url());
        claims.put("aud", CLIENT);
        claims.put("sub", "subject-of-" + who.name());
        claims.put("preferred_username", who.name());
        claims.put("roles", who.roles());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", now);
        claims.put("exp", now + LIFE_SECONDS);
        return new SignedToken(Map.of("alg", "RS256", "typ", type, "kid", keyId), claims);
    }

    private Map<String, ?> discovery() {
        return Map.of(
                "issuer",
                url(),
                "authorization_endpoint",
                url() + "/authorize",
                "token_endpoint",
                url() + "/token",
                "jwks_uri",
                url() + "/keys",
                "end_session_endpoint",
                url() + "/logout",
                "response_types_supported",
                List.of("code"),
                "subject_types_supported",
                List.of("public"),
                "id_token_signing_alg_values_supported",
                List.of("RS256"));
    }

    private String keySet() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[%s]}"
                .formatted(
                        SignedToken.json(
                                Map.of(
                                        "kty",
                                        "RSA",
                                        "use",
                                        "sig",
                                        "alg",
                                        "RS256",
                                        "kid",
                                        keyId,
                                        "n",
                                        unsigned(key.getModulus()),
                                        "e",
                                        unsigned(key.getPublicExponent()))));
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static Map<String, String> form(String encoded) {
        Map<String, String> members = new HashMap<>();
        for (String member : encoded.split("&")) {
            int at = member.indexOf('=');
            if (at > 0) {
                members.put(
                        member.substring(0, at),
                        URLDecoder.decode(member.substring(at + 1), UTF_8));
            }
        }
        return members;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(String.valueOf(value), UTF_8);
    }

    private static void to(HttpExchange exchange, String address) throws IOException {
        exchange.getResponseHeaders().add("Location", address);
        exchange.sendResponseHeaders(302, -1);
    }

    private static void json(HttpExchange exchange, Map<String, ?> members) throws IOException {
        json(exchange, SignedToken.json(members));
    }

    private static void json(HttpExchange exchange, String json) throws IOException {
        answer(exchange, 200, json);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
