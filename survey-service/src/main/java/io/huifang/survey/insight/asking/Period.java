package io.huifang.survey.insight.asking;

import io.huifang.contract.Rfc3339;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.exchange.Violation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What somebody asks about.
 *
 * @param from its beginning, UTC
 * @param until its end (exclusive), UTC
 */
public record Period(Instant from, Instant until) {
    private static final Duration USUAL = Duration.ofDays(90);
    private static final Duration LONGEST = Duration.ofDays(400);

    /**
     * Reads a request's parameters.
     *
     * @param from RFC 3339; null for 90 days before the end
     * @param until RFC 3339; null for now
     * @throws RefusedRequest 400 when they are not instants, or in no order, or too far apart
     */
    public static Period of(String from, String until, Instant now) {
        Instant end = until == null ? now : instant("to", until);
        Instant begin = from == null ? end.minus(USUAL) : instant("from", from);
        if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw wrong("from", "before the end, and at most 400 days");
        }
        return new Period(begin, end);
    }

    private static Instant instant(String name, String text) {
        try {
            return Rfc3339.parse(text);
        } catch (DateTimeException unreadable) {
            throw wrong(name, "RFC 3339 with offset");
        }
    }

    private static RefusedRequest wrong(String name, String how) {
        return new RefusedRequest(
                Problems.BAD_PARAMETER.at(
                        List.of(new Violation("#/query/" + name, "out-of-range", how))));
    }
}
