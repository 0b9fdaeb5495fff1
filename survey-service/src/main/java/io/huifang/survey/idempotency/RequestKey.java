package io.huifang.survey.idempotency;

import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.exchange.Violation;
import io.vertx.core.buffer.Buffer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which request this is, as its sender says.
 *
 * @param digest SHA-256 of account and key
 * @param fingerprint SHA-256 of method, path and body: the same key with another one is refused
 */
public record RequestKey(Buffer digest, Buffer fingerprint) {
    private static final Pattern FORM = Pattern.compile("[!-~]{1,255}");
    private static final byte[] NO_BODY = {};

    /**
     * @param header the {@code Idempotency-Key} header; null when there is none
     * @throws RefusedRequest 400 when the header is not 1–255 visible ASCII characters
     */
    public static Optional<RequestKey> of(
            String agent, String header, String methodAndPath, byte[] body) {
        if (header == null) {
            return Optional.empty();
        }
        if (!FORM.matcher(header).matches()) {
            throw new RefusedRequest(
                    Problems.BAD_PARAMETER.at(
                            List.of(
                                    new Violation(
                                            "#/header/Idempotency-Key",
                                            "not-a-key",
                                            "must be 1 to 255 visible ASCII characters"))));
        }
        return Optional.of(
                new RequestKey(
                        sha256(agent.getBytes(StandardCharsets.UTF_8), header),
                        sha256(body == null ? NO_BODY : body, methodAndPath)));
    }

    /** Where its answer is sealed for. */
    String place() {
        return "answer|" + HexFormat.of().formatHex(digest.getBytes());
    }

    // The length in front keeps the two parts apart.
    private static Buffer sha256(byte[] part, String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((part.length + ":").getBytes(StandardCharsets.US_ASCII));
            sha256.update(part);
            sha256.update(text.getBytes(StandardCharsets.UTF_8));
            return Buffer.buffer(sha256.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("no SHA-256", impossible);
        }
    }
}
