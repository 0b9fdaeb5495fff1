package io.huifang.benchmarks.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** An OAuth2 issuer as far as intake meets it: its keys, and tokens that it has signed (RS256). */
final class TokenIssuer implements AutoCloseable {
    static final String AUDIENCE = "huifang-intake";
    static final String CLIENT = "demo-wallet-client";

    private static final String KEYS = "/keys";
    private static final int KEY_BITS = 2048;

    /** Longer than any benchmark. */
    private static final Duration LIFE = Duration.ofHours(12);

    private final KeyPair key;
    private final HttpServer server;

    private TokenIssuer(KeyPair key, HttpServer server) {
        this.key = key;
        this.server = server;
    }

    static TokenIssuer start() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        KeyPair key = generator.generateKeyPair();
        byte[] keys = keys((RSAPublicKey) key.getPublic()).getBytes(UTF_8);
        InetAddress here = InetAddress.getByName("127.0.0.1");
        HttpServer server = HttpServer.create(new InetSocketAddress(here, 0), 0);
        server.createContext(
                KEYS,
                exchange -> {
                    exchange.sendResponseHeaders(200, keys.length);
                    exchange.getResponseBody().write(keys);
                    exchange.close();
                });
        server.start();
        return new TokenIssuer(key, server);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String keysUrl() {
        return url() + KEYS;
    }

    /** So many access tokens of one client, no two alike. */
    List<String> tokens(int count) {
        return IntStream.range(0, count).mapToObj(this::token).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String token(int number) {
        Instant now = Instant.now();
        String claims =
                "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"%s\",\"client_id\":\"%s\",\"jti\":\"%d\",\"iat\":%d,\"exp\":%d}"
                        .formatted(
                                url(),
                                AUDIENCE,
                                CLIENT,
                                CLIENT,
                                number,
                                now.getEpochSecond(),
                                now.plus(LIFE).getEpochSecond());
        String signed =
                base64("{\"typ\":\"at+jwt\",\"alg\":\"RS256\",\"kid\":\"bench\"}".getBytes(UTF_8))
                        + '.'
                        + base64(claims.getBytes(UTF_8));
        return signed + '.' + base64(signature(signed));
    }

    private byte[] signature(String signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(signed.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String keys(RSAPublicKey key) {
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"bench\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(base64(key.getModulus()), base64(key.getPublicExponent()));
    }

    /** As JWK wants a number: without a sign. */
    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return base64(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
