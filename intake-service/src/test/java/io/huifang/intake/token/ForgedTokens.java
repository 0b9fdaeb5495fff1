package io.huifang.intake.token;

import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens whose claims are good and whose signature is a trick. */
public final class ForgedTokens {
    private ForgedTokens() {}

    /** All of them, by what is wrong. */
    public static Map<String, String> of(TokenIssuer issuer, String client) throws JoseException {
        Map<String, String> bad = new LinkedHashMap<>();
        addForeignKeys(bad, issuer, client);
        addHeaders(bad, issuer, client);
        addCuts(bad, issuer.token(client).text(), issuer.token(client).with("azp", client).text());
        return bad;
    }

    private static void addForeignKeys(Map<String, String> bad, TokenIssuer issuer, String client)
            throws JoseException {
        RsaJsonWebKey strange = RsaJwkGenerator.generateJwk(2048);
        String keyId = issuer.rsa().getKeyId();
        bad.put(
                "HMAC with the public key",
                issuer.token(client)
                        .signedWith(
                                new HmacKey(issuer.rsa().getPublicKey().getEncoded()),
                                keyId,
                                AlgorithmIdentifiers.HMAC_SHA256)
                        .text());
        bad.put(
                "a stranger's key under a known id",
                issuer.token(client)
                        .signedWith(
                                strange.getPrivateKey(),
                                keyId,
                                AlgorithmIdentifiers.RSA_USING_SHA256)
                        .text());
        bad.put(
                "a stranger's key under its own id",
                issuer.token(client)
                        .signedWith(
                                strange.getPrivateKey(),
                                "stranger",
                                AlgorithmIdentifiers.RSA_USING_SHA256)
                        .text());
        bad.put(
                "an algorithm not allowed",
                issuer.token(client)
                        .signedWith(issuer.rsa(), AlgorithmIdentifiers.RSA_USING_SHA512)
                        .text());
    }

    private static void addHeaders(Map<String, String> bad, TokenIssuer issuer, String client)
            throws JoseException {
        RsaJsonWebKey strange = RsaJwkGenerator.generateJwk(2048);
        String keyId = issuer.rsa().getKeyId();
        bad.put("alg none", issuer.token(client).under(header("none", keyId)));
        bad.put("alg none unsigned", cut(issuer.token(client).under(header("none", keyId))));
        bad.put("alg NoNe", cut(issuer.token(client).under(header("NoNe", keyId))));
        bad.put("alg of another kind", issuer.token(client).under(header("ES256", keyId)));
        bad.put(
                "a critical extension",
                issuer.token(client)
                        .under(
                                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"%s\",\"crit\":[\"x\"],\"x\":1}"
                                        .formatted(keyId)));
        bad.put(
                "a key of its own",
                issuer.token(client)
                        .under(
                                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"jwk\":%s}"
                                        .formatted(strange.toJson())));
        bad.put("no key id", issuer.token(client).under("{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}"));
    }

    private static void addCuts(Map<String, String> bad, String good, String other) {
        bad.put("no signature", cut(good));
        bad.put("a changed signature", good.substring(0, good.length() - 8) + "AAAAAAAA");
        bad.put("another's claims", swapClaims(good, other));
        bad.put("two parts", good.substring(0, good.lastIndexOf('.')));
        bad.put("five parts", good + ".AAAA.AAAA");
        bad.put("a header that is no JSON", "AAAA" + good.substring(good.indexOf('.')));
        bad.put("other characters", good + "!");
        bad.put("dots", "..");
    }

    private static String header(String algorithm, String keyId) {
        return "{\"alg\":\"%s\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}".formatted(algorithm, keyId);
    }

    private static String cut(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    private static String swapClaims(String token, String other) {
        String[] parts = token.split("\\.");
        return parts[0] + '.' + other.split("\\.")[1] + '.' + parts[2];
    }
}
