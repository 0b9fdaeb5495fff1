package io.huifang.intake.token;

import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/**
 * The public keys that an issuer signs with.
 *
 * @param keys those for signatures, each with an id
 * @param text what they were read from
 */
record KeySet(List<PublicJsonWebKey> keys, String text) {

    /** None: what is known before the first answer. */
    static KeySet none() {
        return new KeySet(List.of(), "");
    }

    /**
     * Reads a JWKS document. Keys that are not for us are passed over: symmetric ones, such as are
     * for encryption, such as have no id.
     *
     * @throws JoseException when it is none, or none of its keys is of use
     */
    static KeySet parse(String text) throws JoseException {
        List<PublicJsonWebKey> keys =
                new JsonWebKeySet(text)
                        .getJsonWebKeys().stream()
                                .filter(PublicJsonWebKey.class::isInstance)
                                .map(PublicJsonWebKey.class::cast)
                                .filter(KeySet::isForSignatures)
                                .toList();
        if (keys.isEmpty()) {
            throw new JoseException("no key for signatures is in it");
        }
        return new KeySet(keys, text);
    }

    /**
     * The key with that id, if it is meant for that algorithm.
     *
     * @param algorithm a JWS algorithm of RSA or elliptic curves
     */
    Optional<PublicKey> find(String keyId, String algorithm) {
        return keys.stream()
                .filter(key -> key.getKeyId().equals(keyId) && isFor(key, algorithm))
                .map(PublicJsonWebKey::getPublicKey)
                .findFirst();
    }

    private static boolean isForSignatures(PublicJsonWebKey key) {
        return key.getKeyId() != null
                && (key.getUse() == null || key.getUse().equals("sig"))
                && (key.getKeyOps() == null || key.getKeyOps().contains("verify"));
    }

    private static boolean isFor(PublicJsonWebKey key, String algorithm) {
        String keyType = algorithm.startsWith("ES") ? "EC" : "RSA";
        return key.getKeyType().equals(keyType)
                && (key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm));
    }
}
