package io.huifang.backing.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** An RSA key by which an issuer signs. */
final class SigningKey {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys = newKeys();
    private final String id = UUID.randomUUID().toString();

    /** Its name in a token's header. */
    String id() {
        return id;
    }

    String sign(SignedToken token) {
        return token.by(keys.getPrivate());
    }

    /** What the world may see of it, as a set of one. */
    String published() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        Map<String, String> members =
                Map.of(
                        "kty",
                        "RSA",
                        "use",
                        "sig",
                        "alg",
                        "RS256",
                        "kid",
                        id,
                        "n",
                        unsigned(key.getModulus()),
                        "e",
                        unsigned(key.getPublicExponent()));
        return "{\"keys\":[" + SignedToken.json(members) + "]}";
    }

    /** The challenge that a verifier of PKCE answers. */
    static String challengeOf(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
            return BASE64.encodeToString(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return BASE64.encodeToString(
                Arrays.copyOfRange(bytes, bytes[0] == 0 ? 1 : 0, bytes.length));
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
