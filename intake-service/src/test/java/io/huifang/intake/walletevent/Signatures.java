package io.huifang.intake.walletevent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Headers of requests that are signed by the Standard Webhooks specification. */
final class Signatures {
    private static final String ID = "msg_1";

    private Signatures() {}

    /** The headers of one event in structured mode, signed now. */
    static Map<String, String> of(String secret, String body) {
        return of(secret, Instant.now(), body);
    }

    /** The same, signed at another time. */
    static Map<String, String> of(String secret, Instant when, String body) {
        String head = ID + '.' + when.getEpochSecond() + '.';
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/cloudevents+json");
        headers.put("webhook-id", ID);
        headers.put("webhook-timestamp", Long.toString(when.getEpochSecond()));
        headers.put("webhook-signature", "v1," + hmac(secret, head + body));
        return headers;
    }

    private static String hmac(String secret, String text) {
        try {
            byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
