package io.huifang.survey.insight.asking;

import io.huifang.survey.exchange.RefusedRequest;

import jakarta.ws.rs.core.MultivaluedMap;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What somebody asks about.
 *
 * @param from its beginning, UTC
 * @param until its end (exclusive), UTC
 */
public record Period(Instant from, Instant until) {
    private static final Duration USUAL = Duration.ofDays(90);
    private static final Duration LONGEST = Duration.ofDays(400);

    /** The last 90 days. */
    public static Period usual(Instant now) {
        return new Period(now.minus(USUAL), now);
    }

    /**
     * Reads {@code from} and {@code to} of a request that knows nothing else: until now, and 90
     * days, when nothing is said.
     *
     * @throws RefusedRequest 400 when they are not instants, or in no order, or too far apart, or
     *     there is anything else
     */
    public static Period of(MultivaluedMap<String, String> given, Instant now) {
        return of(new Parameters(given, Set.of("from", "to")), now, USUAL, LONGEST);
    }

    /**
     * The same of a question with more parameters.
     *
     * @param usual so long before its end it begins when nothing is said
     * @param longest whole days
     * @throws RefusedRequest 400 as above, and when any other parameter was wrong
     */
    public static Period of(Parameters parameters, Instant now, Duration usual, Duration longest) {
        Instant until = parameters.instant("to").orElse(now);
        Instant from = parameters.instant("from").orElseGet(() -> until.minus(usual));
        parameters.check();
        if (!from.isBefore(until) || Duration.between(from, until).compareTo(longest) > 0) {
            parameters.fault(
                    "from",
                    "out-of-range",
                    "before the end, and at most " + longest.toDays() + " days");
        }
        parameters.check();
        return new Period(from, until);
    }
}
