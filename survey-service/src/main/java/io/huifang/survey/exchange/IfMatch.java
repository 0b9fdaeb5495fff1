package io.huifang.survey.exchange;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The precondition of every write on an attempt: the lease's fencing token as a strong ETag. */
public final class IfMatch {
    private static final Pattern STRONG_TOKEN = Pattern.compile("\\s*\"(\\d{1,18})\"\\s*");

    private IfMatch() {}

    /**
     * The token shown. A weak tag, {@code *} or a tag we never gave out shows none and so matches
     * no lease.
     *
     * @param header the {@code If-Match} header; null when there is none
     * @throws RefusedRequest 428 when the header is missing, 400 when it holds no tag at all
     */
    public static OptionalLong token(String header) {
        if (header == null || header.isBlank()) {
            throw new RefusedRequest(Problems.TOKEN_REQUIRED);
        }
        if (header.indexOf('"') < 0 && !header.strip().equals("*")) {
            throw new RefusedRequest(Problems.NO_ETAG);
        }
        Matcher strong = STRONG_TOKEN.matcher(header);
        return strong.matches()
                ? OptionalLong.of(Long.parseLong(strong.group(1)))
                : OptionalLong.empty();
    }

    /** The ETag of a token. */
    static String etag(long token) {
        return '"' + Long.toString(token) + '"';
    }
}
