package io.huifang.intake.token;

import java.util.Optional;

/**
 * What stands behind {@code Bearer} in an {@code Authorization} header: a key or a token.
 *
 * @param text as sent
 * @param digest of the text
 */
public record Bearer(String text, Digest digest) {
    private static final String SCHEME = "Bearer ";

    /**
     * The bearer of a header.
     *
     * @param authorization the header's value, or null
     * @return empty when there is none, or of another scheme
     */
    public static Optional<Bearer> of(String authorization) {
        if (authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String text = authorization.substring(SCHEME.length()).strip();
        return Optional.of(new Bearer(text, Digest.of(text)));
    }

    /** Three parts of Base64url and nothing else, as a signed token has them. */
    boolean isSigned() {
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                dots++;
            } else if (!isBase64Url(c)) {
                return false;
            }
        }
        return dots == 2;
    }

    private static boolean isBase64Url(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '_';
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Bearer[…]";
    }
}
