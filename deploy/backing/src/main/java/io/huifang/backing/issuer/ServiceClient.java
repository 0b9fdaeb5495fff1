package io.huifang.backing.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A client that is a service: it gets tokens by its own credentials, and nobody logs in by it.
 *
 * @param id its name
 * @param secret known to it and the issuer
 * @param audiences by the scope for which they are given
 */
public record ServiceClient(String id, String secret, Map<String, String> audiences) {

    /** Whether a request's header is its credentials. */
    boolean isProvenBy(String authorization) {
        String pair = URLEncoder.encode(id, UTF_8) + ":" + URLEncoder.encode(secret, UTF_8);
        return ("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
                .equals(authorization);
    }

    /** Whether it may have all of these. */
    boolean mayHave(String scope) {
        return audiences.keySet().containsAll(Set.of(scope.split(" ")));
    }

    /**
     * A token for that scope, to be signed. It names nobody, because nobody has logged in.
     *
     * @param keyId whose signature it is to have
     */
    SignedToken token(String issuer, String scope, Duration life, String keyId) {
        long now = Instant.now().getEpochSecond();
        Set<String> audience = new TreeSet<>();
        for (String one : scope.split(" ")) {
            audience.add(audiences.getOrDefault(one, issuer));
        }
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", audience);
        claims.put("sub", id);
        claims.put("client_id", id);
        claims.put("scope", scope);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", now);
        claims.put("exp", now + life.toSeconds());
        return new SignedToken(Map.of("alg", "RS256", "typ", "at+jwt", "kid", keyId), claims);
    }
}
