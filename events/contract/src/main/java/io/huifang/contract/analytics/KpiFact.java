package io.huifang.contract.analytics;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.shape.Optional;
import io.huifang.contract.shape.Range;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One indicator over one window. Not about a customer: its record's key is {@link #key()}, and of a
 * key the highest {@code revision} counts.
 *
 * @param indicator its name in lower case, such as {@code contact-rate}
 * @param dimensions what it is narrowed to, by name: none, one or two of reason, region, language,
 *     agentGroup, and of an hour none or one; beside them rootCause of {@code root-cause}, and upTo
 *     of {@code time-to-callback}; kept in the order of their names
 * @param windowStart beginning of the window, UTC
 * @param windowEnd its end (exclusive), UTC
 * @param numerator what was counted or summed
 * @param denominator out of what; 1 for a plain count
 * @param value the indicator; null where the denominator is 0
 * @param n how many facts it rests on
 * @param revision counts up with each correction
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KpiFact(
        String indicator,
        Map<String, String> dimensions,
        Instant windowStart,
        Instant windowEnd,
        BigDecimal numerator,
        BigDecimal denominator,
        @Optional BigDecimal value,
        @Range(min = 0, max = 9007199254740991L) long n,
        @Range(min = 0, max = 9007199254740991L) long revision) {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.analytics.kpi.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public KpiFact {
        requireNonNull(indicator, "indicator");
        dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
        requireNonNull(windowStart, "windowStart");
        requireNonNull(windowEnd, "windowEnd");
        requireNonNull(numerator, "numerator");
        requireNonNull(denominator, "denominator");
    }

    /** Indicator, window and dimensions as one text; dimensions in the order of their names. */
    public String key() {
        StringBuilder key = new StringBuilder(indicator);
        key.append('|').append(windowStart).append('|').append(windowEnd);
        dimensions.forEach((name, value) -> key.append('|').append(name).append('=').append(value));
        return key.toString();
    }
}
