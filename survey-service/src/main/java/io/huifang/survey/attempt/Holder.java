package io.huifang.survey.attempt;

import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Who wants to write on which attempt, and by which right.
 *
 * @param attemptId the attempt
 * @param agent the account name
 * @param token the fencing token shown; empty when it is none of ours
 */
public record Holder(UUID attemptId, String agent, OptionalLong token) {
    /** A token that no attempt ever has. */
    private static final long NO_TOKEN = -1;

    private static final Pattern TOKEN = Pattern.compile("\\d{1,18}");

    /**
     * As a page's form says it.
     *
     * @param token what is none stands for no lease; null for nothing said
     */
    public static Holder of(UUID attemptId, String agent, String token) {
        boolean sound = token != null && TOKEN.matcher(token).matches();
        return new Holder(
                attemptId,
                agent,
                sound ? OptionalLong.of(Long.parseLong(token)) : OptionalLong.empty());
    }

    long tokenOrNone() {
        return token.orElse(NO_TOKEN);
    }
}
