package io.huifang.intake.token;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads access tokens: claims first, because they cost little, then the signature. */
final class TokenReader {
    private static final String[] ALGORITHMS = {
        AlgorithmIdentifiers.RSA_USING_SHA256,
        AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256
    };
    private static final AlgorithmConstraints ALLOWED =
            new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHMS);

    private final ClaimRules rules;
    private final IssuerKeys keys;
    private final Clock clock;

    /** Told in one word why a token is refused. */
    private final Consumer<String> refusals;

    private final VerifiedTokens verified = new VerifiedTokens();

    /**
     * A token whose signature alone is to be checked.
     *
     * @param end until when it may be taken for good
     */
    private record Candidate(JsonWebSignature token, Grant grant, Instant end, Digest digest) {}

    TokenReader(ClaimRules rules, IssuerKeys keys, Clock clock, Consumer<String> refusals) {
        this.rules = rules;
        this.keys = keys;
        this.clock = clock;
        this.refusals = refusals;
    }

    TokenVerdict read(Bearer bearer) {
        if (!bearer.isSigned()) {
            return refused("unreadable");
        }
        Optional<Grant> grant = verified.grant(bearer.digest(), keys.good(), clock.instant());
        return grant.<TokenVerdict>map(TokenVerdict.Good::new).orElseGet(() -> check(bearer));
    }

    private TokenVerdict check(Bearer bearer) {
        try {
            JsonWebSignature token = new JsonWebSignature();
            token.setAlgorithmConstraints(ALLOWED);
            token.setCompactSerialization(bearer.text());
            ALLOWED.checkConstraint(token.getAlgorithmHeaderValue());
            JwtClaims claims = JwtClaims.parse(token.getUnverifiedPayload());
            Instant now = clock.instant();
            Optional<String> flaw = rules.flaw(token.getHeader("typ"), claims, now);
            return flaw.isPresent() ? refused(flaw.get()) : checkSignature(token, claims, bearer);
        } catch (JoseException
                | InvalidJwtException
                | MalformedClaimException
                | RuntimeException unreadable) { // the parser's own, on what it did not expect
            return refused("unreadable");
        }
    }

    private TokenVerdict checkSignature(JsonWebSignature token, JwtClaims claims, Bearer bearer)
            throws JoseException, MalformedClaimException {
        Optional<String> client = ClaimRules.client(claims);
        String keyId = token.getKeyIdHeaderValue();
        if (client.isEmpty() || keyId == null || hasUnusualSignature(token)) {
            return refused("unreadable");
        }
        Candidate candidate =
                new Candidate(
                        token,
                        new Grant(client.get(), ClaimRules.scopes(claims)),
                        rules.end(claims),
                        bearer.digest());
        Sought sought = keys.find(keyId, token.getAlgorithmHeaderValue());
        return sought instanceof Sought.Undecided undecided
                ? new TokenVerdict.Undecided(
                        undecided.then().thenApply(then -> verdict(candidate, then)))
                : verdict(candidate, sought);
    }

    private TokenVerdict verdict(Candidate candidate, Sought sought) {
        if (sought instanceof Sought.Found found) {
            return isSigned(candidate.token(), found.key())
                    ? good(candidate, found.of())
                    : refused("signature");
        }
        return sought instanceof Sought.Absent ? refused("key") : new TokenVerdict.Unavailable();
    }

    private TokenVerdict good(Candidate candidate, KeySet with) {
        verified.add(candidate.digest(), candidate.grant(), candidate.end(), with);
        return new TokenVerdict.Good(candidate.grant());
    }

    private static boolean isSigned(JsonWebSignature token, PublicKey key) {
        try {
            token.setKey(key);
            return token.verifySignature();
        } catch (JoseException | RuntimeException unfit) { // such as a key too short
            return false;
        }
    }

    /** Extensions of JWS that change what is signed; no access token needs one. */
    private static boolean hasUnusualSignature(JsonWebSignature token) {
        return token.getObjectHeader("crit") != null || token.getObjectHeader("b64") != null;
    }

    private TokenVerdict refused(String because) {
        refusals.accept(because);
        return new TokenVerdict.Bad();
    }
}
