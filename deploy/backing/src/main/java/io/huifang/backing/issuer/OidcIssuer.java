package io.huifang.backing.issuer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.huifang.backing.process.FreePort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A small OpenID Connect issuer: discovery, keys, the code flow with PKCE and a client's secret,
 * refreshing, the end of a session, and tokens for services by their own credentials. It asks
 * nobody for a password: whoever the test put before the browser logs in.
 */
public final class OidcIssuer implements AutoCloseable {
    /** The one client. */
    public static final String CLIENT = "huifang";

    public static final String SECRET = "secret-of-the-client-of-40-characters---";

    private final int port;

    /** Null while it is away. */
    private HttpServer server;

    private final ServiceClients services = new ServiceClients();
    private final SigningKey key = new SigningKey();
    private final Logins logins = new Logins();

    private volatile Duration life = Duration.ofMinutes(5);
    private volatile Duration servicesLife = Duration.ofMinutes(5);

    private OidcIssuer(int port) {
        this.port = port;
    }

    public static OidcIssuer start() {
        OidcIssuer issuer = new OidcIssuer(FreePort.any());
        issuer.comeBack();
        return issuer;
    }

    public String url() {
        return "http://127.0.0.1:" + port + "/realms/staff";
    }

    /** Where tokens are given. */
    public String tokenUrl() {
        return url() + "/token";
    }

    /** Nobody answers at its address any more. */
    public synchronized void goAway() {
        server.stop(0);
        server = null;
    }

    /** It answers again, with the same keys. */
    public synchronized void comeBack() {
        try {
            InetAddress here = InetAddress.getByName("127.0.0.1");
            server = HttpServer.create(new InetSocketAddress(here, port), 0);
            serve();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** From now on that service gets tokens. */
    public void employ(ServiceClient client) {
        services.add(client);
    }

    /** How many tokens services were given. */
    public long servicesTokens() {
        return services.given();
    }

    /** A token as that service is given it, to be changed. */
    public SignedToken accessToken(ServiceClient client, String scope) {
        return client.token(url(), scope, servicesLife, key.id());
    }

    /** From now on this person sits before the browser. */
    public void seat(String name, String... roles) {
        logins.seat(new Person(name, List.of(roles)));
    }

    /** From now on nobody does, and the login is refused. */
    public void seatNobody() {
        logins.seat(null);
    }

    /** How long people's tokens last that are issued from now on. */
    public void tokensLast(Duration length) {
        life = length;
    }

    /** How long services' tokens last that are given from now on. */
    public void servicesTokensLast(Duration length) {
        servicesLife = length;
    }

    /** Whoever is logged in by now stays so until his tokens end. */
    public void refreshNobody() {
        logins.refreshNobody();
    }

    /** How often tokens were refreshed. */
    public long refreshes() {
        return logins.refreshes();
    }

    /** An access token as a program has it, to be changed. */
    public SignedToken accessToken(String name, String... roles) {
        return new Person(name, List.of(roles)).token(url(), CLIENT, life, "at+jwt", key.id());
    }

    public String signed(SignedToken token) {
        return key.sign(token);
    }

    /** Signed by a key that is not this issuer's, under the id of the one that is. */
    public String forged(SignedToken token) {
        return new SigningKey().sign(token);
    }

    @Override
    public synchronized void close() {
        if (server != null) goAway();
    }

    private void serve() {
        on(
                "/.well-known/openid-configuration",
                (exchange, asked) -> Wire.answer(exchange, 200, Discovery.of(url())));
        on("/keys", (exchange, asked) -> Wire.answer(exchange, 200, key.published()));
        on("/authorize", logins::begin);
        on("/token", this::giveTokens);
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

    private void giveTokens(HttpExchange exchange, Map<String, String> asked) throws IOException {
        if ("client_credentials".equals(asked.get("grant_type"))) {
            String scope = ServiceClients.scope(asked);
            services.answer(
                    exchange, asked, servicesLife, client -> signed(accessToken(client, scope)));
        } else {
            logins.complete(exchange, asked, life.toSeconds(), this::token);
        }
    }

    private String token(Login login, String type) {
        SignedToken token = login.person().token(url(), CLIENT, life, type, key.id());
        return signed(type.equals("JWT") ? token.with("nonce", login.nonce()) : token);
    }
}
