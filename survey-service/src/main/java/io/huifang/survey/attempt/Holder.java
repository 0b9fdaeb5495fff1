package io.huifang.survey.attempt;

import java.util.OptionalLong;
import java.util.UUID;

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

    long tokenOrNone() {
        return token.orElse(NO_TOKEN);
    }
}
