package io.huifang.survey.insight.load;

import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.insight.asking.Parameters;
import io.huifang.survey.insight.asking.Period;

import jakarta.ws.rs.core.MultivaluedMap;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whose load is asked for, and when.
 *
 * @param period at most 92 days
 * @param group of this group only; null for all
 * @param account of this agent only; null for all
 */
public record LoadQuery(Period period, String group, String account) {
    /** The longest period; what was done is read anew for each question. */
    public static final Duration LONGEST = Duration.ofDays(92);

    private static final Duration USUAL = Duration.ofDays(28);
    private static final Pattern GROUP = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_GROUP = 40;

    /**
     * Reads {@code from}, {@code to} and {@code group}: 28 days until now when nothing is said.
     *
     * @throws RefusedRequest 400 when they cannot be read, or are in no order, or too far apart, or
     *     there is anything else
     */
    static LoadQuery everybody(MultivaluedMap<String, String> given, Instant now) {
        Parameters parameters = new Parameters(given, Set.of("from", "to", "group"));
        String group = parameters.text("group").orElse(null);
        if (group != null && !isGroup(group)) {
            parameters.fault("group", "malformed", "a group's code");
        }
        return new LoadQuery(Period.of(parameters, now, USUAL, LONGEST), group, null);
    }

    /** The same of one agent, without {@code group}. */
    static LoadQuery of(String account, MultivaluedMap<String, String> given, Instant now) {
        Parameters parameters = new Parameters(given, Set.of("from", "to"));
        return new LoadQuery(Period.of(parameters, now, USUAL, LONGEST), null, account);
    }

    /** The same without what was before then. */
    LoadQuery notBefore(Instant first) {
        return period.from().isBefore(first)
                ? new LoadQuery(new Period(first, period.until()), group, account)
                : this;
    }

    /** Whether a group may be called so. */
    public static boolean isGroup(String code) {
        return code.length() <= LONGEST_GROUP && GROUP.matcher(code).matches();
    }
}
