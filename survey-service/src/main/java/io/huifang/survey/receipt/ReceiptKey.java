package io.huifang.survey.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.subtle.Ed25519Sign;
import com.google.crypto.tink.subtle.Ed25519Verify;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** One Ed25519 key; its name follows from its public half (RFC 7638). */
final class ReceiptKey {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KEY_BYTES = 32;

    private final byte[] open;
    private final byte[] secret;

    private ReceiptKey(byte[] open, byte[] secret) {
        this.open = open;
        this.secret = secret;
    }

    /**
     * Reads a JWK.
     *
     * @throws IllegalArgumentException when it is none of Ed25519, or its halves do not fit
     */
    static ReceiptKey read(String line) {
        JsonNode key = tree(line);
        if (!"OKP".equals(key.path("kty").textValue())
                || !"Ed25519".equals(key.path("crv").textValue())) {
            throw new IllegalArgumentException("is no key of Ed25519");
        }
        byte[] open = bytes(key.path("x"));
        byte[] secret = key.has("d") ? bytes(key.path("d")) : null;
        if (secret != null && !Arrays.equals(pair(secret).getPublicKey(), open)) {
            throw new IllegalArgumentException("has halves that do not belong together");
        }
        return new ReceiptKey(open, secret);
    }

    /** A new one, as the line of a file. */
    static String fresh() {
        try {
            Ed25519Sign.KeyPair pair = Ed25519Sign.KeyPair.newKeyPair();
            ReceiptKey key = new ReceiptKey(pair.getPublicKey(), pair.getPrivateKey());
            Map<String, String> jwk = key.jwk();
            jwk.put("d", Base64Url.write(pair.getPrivateKey()));
            return JSON.writeValueAsString(jwk) + "\n";
        } catch (GeneralSecurityException | JsonProcessingException impossible) {
            throw new IllegalStateException("cannot make a key", impossible);
        }
    }

    boolean signs() {
        return secret != null;
    }

    String kid() {
        // the members that RFC 7638 names, in its order
        String thumb = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"%s\"}";
        try {
            byte[] canonical = thumb.formatted(Base64Url.write(open)).getBytes(US_ASCII);
            return Base64Url.write(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("no SHA-256", impossible);
        }
    }

    /** The public half as a JWK. */
    Map<String, String> jwk() {
        Map<String, String> jwk = new LinkedHashMap<>();
        jwk.put("kty", "OKP");
        jwk.put("crv", "Ed25519");
        jwk.put("alg", "EdDSA");
        jwk.put("use", "sig");
        jwk.put("kid", kid());
        jwk.put("x", Base64Url.write(open));
        return jwk;
    }

    byte[] sign(byte[] message) {
        try {
            return new Ed25519Sign(secret).sign(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("cannot sign a receipt", impossible);
        }
    }

    boolean signed(byte[] message, byte[] signature) {
        try {
            new Ed25519Verify(open).verify(signature, message);
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException notJson) {
            // without its cause: a parser's words repeat the text
            throw new IllegalArgumentException("is no JSON");
        }
    }

    private static byte[] bytes(JsonNode member) {
        byte[] bytes = Base64.getUrlDecoder().decode(member.asText());
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("has a half of another length");
        }
        return bytes;
    }

    private static Ed25519Sign.KeyPair pair(byte[] secret) {
        try {
            return Ed25519Sign.KeyPair.newKeyPairFromSeed(secret);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalArgumentException("is no key", impossible);
        }
    }
}
