package io.huifang.backing.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A JSON Web Token before it is signed.
 *
 * @param header text by name
 * @param claims texts, numbers, and lists of texts by name
 */
public record SignedToken(Map<String, String> header, Map<String, Object> claims) {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** The same with another claim; null takes it away. */
    public SignedToken with(String claim, Object value) {
        Map<String, Object> changed = new TreeMap<>(claims);
        if (value == null) {
            changed.remove(claim);
        } else {
            changed.put(claim, value);
        }
        return new SignedToken(header, changed);
    }

    /** Signed by RS256. */
    String by(PrivateKey key) {
        String signed = encoded(json(header)) + "." + encoded(json(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String json(Map<String, ?> members) {
        return members.entrySet().stream()
                .map(member -> text(member.getKey()) + ":" + value(member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(Object value) {
        if (value instanceof Iterable<?> many) {
            StringBuilder list = new StringBuilder("[");
            many.forEach(one -> list.append(list.length() > 1 ? "," : "").append(value(one)));
            return list.append(']').toString();
        }
        return value instanceof Number ? value.toString() : text(value.toString());
    }

    private static String text(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(UTF_8));
    }
}
