package io.huifang.intake.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** A token before it is signed; good unless it is changed. */
public final class TokenDraft {
    private final JwtClaims claims = new JwtClaims();
    private final TokenIssuer issuer;
    private String type = "at+jwt";
    private String algorithm = AlgorithmIdentifiers.RSA_USING_SHA256;
    private String keyId;
    private Key key;

    TokenDraft(TokenIssuer issuer, String client) {
        this.issuer = issuer;
        Instant now = Instant.now();
        claims.setIssuer(issuer.url());
        claims.setAudience(TokenIssuer.AUDIENCE);
        claims.setSubject("service-account-of-" + client);
        claims.setClaim("client_id", client);
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setClaim("iat", now.getEpochSecond());
        claims.setClaim("exp", now.plus(Duration.ofMinutes(5)).getEpochSecond());
        signedWith(issuer.rsa(), AlgorithmIdentifiers.RSA_USING_SHA256);
    }

    public TokenDraft with(String claim, Object value) {
        claims.setClaim(claim, value);
        return this;
    }

    public TokenDraft without(String claim) {
        claims.unsetClaim(claim);
        return this;
    }

    /** Sets a claim that is a time, counted from now. */
    public TokenDraft with(String claim, Duration fromNow) {
        return with(claim, (Object) Instant.now().plus(fromNow).getEpochSecond());
    }

    /** Sets the header {@code typ}; null removes it. */
    public TokenDraft ofType(String typ) {
        this.type = typ;
        return this;
    }

    public TokenDraft signedWith(PublicJsonWebKey signing, String by) {
        return signedWith(signing.getPrivateKey(), signing.getKeyId(), by);
    }

    public TokenDraft signedWith(Key signing, String id, String by) {
        this.key = signing;
        this.keyId = id;
        this.algorithm = by;
        return this;
    }

    /** Signed by elliptic curves. */
    public TokenDraft shortSigned() {
        return signedWith(issuer.ec(), AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    }

    /** The token, signed. */
    public String text() {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setDoKeyValidation(false);
        token.setAlgorithmHeaderValue(algorithm);
        token.setKey(key);
        token.setPayload(claims.toJson());
        if (type != null) {
            token.setHeader("typ", type);
        }
        if (keyId != null) {
            token.setKeyIdHeaderValue(keyId);
        }
        try {
            return token.getCompactSerialization();
        } catch (JoseException defect) {
            throw new IllegalStateException(defect);
        }
    }

    /** The token under another header, with the signature of its own. */
    public String under(String header) {
        String[] parts = text().split("\\.", -1);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8))
                + '.'
                + parts[1]
                + '.'
                + parts[2];
    }
}
