package io.huifang.backing.issuer;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody whom the issuer knows. */
record Person(String name, List<String> roles) {

    /**
     * What the issuer says of him, to be signed.
     *
     * @param type of the token, as its header says it
     * @param keyId whose signature it is to have
     */
    SignedToken token(String issuer, String audience, Duration life, String type, String keyId) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", audience);
        claims.put("sub", "subject-of-" + name);
        claims.put("preferred_username", name);
        claims.put("roles", roles);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", now);
        claims.put("exp", now + life.toSeconds());
        return new SignedToken(Map.of("alg", "RS256", "typ", type, "kid", keyId), claims);
    }
}
