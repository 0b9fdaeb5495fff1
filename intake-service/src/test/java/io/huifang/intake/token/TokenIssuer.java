package io.huifang.intake.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.huifang.backing.process.FreePort;

import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A small OAuth2 issuer with real keys: a discovery document, a key set, tokens on demand. */
public final class TokenIssuer implements AutoCloseable {
    /** What its tokens name as this service. */
    public static final String AUDIENCE = "huifang-intake";

    private static final String REALM = "/realms/wallets";

    private final int port;
    private final AtomicInteger fetches = new AtomicInteger();

    /** Null while it is away. */
    private HttpServer server;

    /** Takes questions and does not answer them. */
    private volatile boolean silent;

    private volatile PublicJsonWebKey rsa;
    private volatile PublicJsonWebKey ec;

    private TokenIssuer() {
        rotate();
        this.port = FreePort.any();
        this.server = serve();
    }

    public static TokenIssuer start() {
        return new TokenIssuer();
    }

    public String url() {
        return "http://127.0.0.1:" + port + REALM;
    }

    /** A good token of that client's, to be changed. */
    public TokenDraft token(String client) {
        return new TokenDraft(this, client);
    }

    public PublicJsonWebKey rsa() {
        return rsa;
    }

    public PublicJsonWebKey ec() {
        return ec;
    }

    /** From now on it signs with new keys and shows no others. */
    public void rotate() {
        try {
            rsa = named(RsaJwkGenerator.generateJwk(2048));
            ec = named(EcJwkGenerator.generateJwk(EllipticCurves.P256));
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** How often its keys were asked for. */
    public int fetches() {
        return fetches.get();
    }

    public synchronized void goAway() {
        server.stop(0);
        server = null;
    }

    public synchronized void comeBack() {
        server = serve();
    }

    /** From now on it takes questions and answers none, until it speaks. */
    public void fallSilent() {
        silent = true;
    }

    public void speak() {
        silent = false;
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            goAway();
        }
    }

    private static PublicJsonWebKey named(PublicJsonWebKey key) {
        key.setKeyId(UUID.randomUUID().toString());
        key.setUse("sig");
        return key;
    }

    private HttpServer serve() {
        try {
            InetAddress here = InetAddress.getByName("127.0.0.1");
            HttpServer serving = HttpServer.create(new InetSocketAddress(here, port), 0);
            serving.createContext(
                    REALM + "/.well-known/openid-configuration",
                    exchange -> answer(exchange, discovery()));
            serving.createContext(
                    REALM + "/keys",
                    exchange -> {
                        fetches.incrementAndGet();
                        answer(exchange, new JsonWebKeySet(rsa, ec).toJson());
                    });
            serving.start();
            return serving;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private String discovery() {
        return "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(url(), url());
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        if (silent) {
            return; // the connection stays open
        }
        byte[] body = json.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
