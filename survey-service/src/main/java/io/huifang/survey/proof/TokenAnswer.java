package io.huifang.survey.proof;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The issuer's answer.
 *
 * @param text the token
 * @param type what it is shown as
 * @param seconds how long it lives; null when it is not said
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record TokenAnswer(
        @JsonProperty("access_token") String text,
        @JsonProperty("token_type") String type,
        @JsonProperty("expires_in") Long seconds) {
    /** What may stand behind {@code Bearer}. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    /** Longer ones tell nothing more. */
    private static final long LONGEST = Duration.ofDays(1).toSeconds();

    /** Whether it can be shown to anybody. */
    boolean isUsable() {
        return text != null
                && FORM.matcher(text).matches()
                && "Bearer".equalsIgnoreCase(type)
                && (seconds == null || seconds > 0);
    }

    /** Null when the issuer does not tell. */
    Duration life() {
        return seconds == null ? null : Duration.ofSeconds(Math.min(seconds, LONGEST));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "TokenAnswer[…]";
    }
}
