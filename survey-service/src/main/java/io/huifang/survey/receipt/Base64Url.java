package io.huifang.survey.receipt;

import java.util.Base64;
import java.util.Optional;

/** Base64 for URLs without padding, as JWS wants it: one text for each value. */
final class Base64Url {
    private Base64Url() {}

    static String write(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Empty for a text that no value is written as, also one with bits to spare at its end. */
    static Optional<byte[]> read(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return write(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
