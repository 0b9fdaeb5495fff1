package io.huifang.intake.token;

import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a token must say to be an access token for this service, now. Says nothing of its signature.
 *
 * @param issuer as in {@code iss}
 * @param audience one of those in {@code aud}
 * @param leeway how far two clocks may be apart
 */
record ClaimRules(String issuer, String audience, Duration leeway) {
    private static final String MEDIA_TYPE_PREFIX = "application/";
    private static final Set<String> TYPES = Set.of("at+jwt", "jwt");

    private static final long LAST = Instant.parse("9999-12-31T00:00:00Z").getEpochSecond();

    /** What only ID tokens, logout tokens and other event tokens hold. */
    private static final List<String> OF_OTHER_TOKENS =
            List.of("nonce", "at_hash", "c_hash", "s_hash", "events");

    /**
     * What is wrong with it, in one word for the metrics.
     *
     * @param type its header {@code typ}, or null
     * @return empty when nothing is
     * @throws MalformedClaimException when a claim is of another JSON type than it should be
     */
    Optional<String> flaw(String type, JwtClaims claims, Instant now)
            throws MalformedClaimException {
        if (!isAccessToken(type, claims)) {
            return Optional.of("type");
        }
        if (claims.hasClaim("cnf")) { // bound to a key whose proof we do not ask for
            return Optional.of("bound");
        }
        if (!issuer.equals(claims.getIssuer())) {
            return Optional.of("issuer");
        }
        if (!claims.hasAudience() || !claims.getAudience().contains(audience)) {
            return Optional.of("audience");
        }
        return isInTime(claims, now) ? Optional.empty() : Optional.of("time");
    }

    /**
     * The client that the token was given to; empty when it does not say, or says two things.
     *
     * @throws MalformedClaimException when a claim is not a text
     */
    static Optional<String> client(JwtClaims claims) throws MalformedClaimException {
        String client = claims.getStringClaimValue("client_id");
        String authorized = claims.getStringClaimValue("azp");
        if (client == null) {
            return Optional.ofNullable(authorized);
        }
        return authorized == null || authorized.equals(client)
                ? Optional.of(client)
                : Optional.empty();
    }

    /**
     * What it may be used for (RFC 9068, {@code scope}).
     *
     * @throws MalformedClaimException when the claim is not a text
     */
    static Set<String> scopes(JwtClaims claims) throws MalformedClaimException {
        String scope = claims.getStringClaimValue("scope");
        return scope == null || scope.isBlank()
                ? Set.of()
                : new HashSet<>(List.of(scope.strip().split(" +")));
    }

    /** Until when it may be taken for good. */
    Instant end(JwtClaims claims) throws MalformedClaimException {
        return instant(claims.getExpirationTime()).plus(leeway);
    }

    private static boolean isAccessToken(String type, JwtClaims claims)
            throws MalformedClaimException {
        if (type == null || !TYPES.contains(withoutPrefix(type.toLowerCase(Locale.ROOT)))) {
            return false;
        }
        String use = claims.getStringClaimValue("token_use");
        String ownType = claims.getStringClaimValue("typ");
        return OF_OTHER_TOKENS.stream().noneMatch(claims::hasClaim)
                && (use == null || use.equals("access"))
                && (ownType == null || ownType.equalsIgnoreCase("Bearer"));
    }

    private static String withoutPrefix(String type) {
        return type.startsWith(MEDIA_TYPE_PREFIX)
                ? type.substring(MEDIA_TYPE_PREFIX.length())
                : type;
    }

    private boolean isInTime(JwtClaims claims, Instant now) throws MalformedClaimException {
        return claims.getExpirationTime() != null
                && now.isBefore(end(claims))
                && hasBegun(claims.getNotBefore(), now)
                && hasBegun(claims.getIssuedAt(), now);
    }

    private boolean hasBegun(NumericDate from, Instant now) {
        return from == null || !now.plus(leeway).isBefore(instant(from));
    }

    // Of a number that is no time the nearest one: a token may live long, but has to end.
    private static Instant instant(NumericDate date) {
        return Instant.ofEpochSecond(Math.max(0, Math.min(date.getValue(), LAST)));
    }
}
