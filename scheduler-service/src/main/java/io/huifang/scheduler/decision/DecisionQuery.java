package io.huifang.scheduler.decision;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.scheduler.problem.ProblemException;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;

/**
 * Which decisions a page is of.
 *
 * @param customerId one customer's; null for everyone's
 * @param kind of this kind; null for all
 * @param from decided at or after, UTC
 * @param to decided before, UTC
 * @param asked the query in the caller's own words: a cursor belongs to them
 */
record DecisionQuery(String customerId, DecisionKind kind, Instant from, Instant to, String asked) {
    private static final Duration DEFAULT_PERIOD = Duration.ofDays(1);
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

    /** All of one customer. */
    static DecisionQuery ofCustomer(String customerId) {
        if (customerId.isBlank() || customerId.contains("\0")) {
            throw ProblemException.malformed("customerId", "an id");
        }
        return new DecisionQuery(customerId, null, Instant.EPOCH, LATEST, "of " + customerId);
    }

    /**
     * Those of a period.
     *
     * @param from RFC 3339; null for a day before {@code to}
     * @param to RFC 3339; null for now
     */
    static DecisionQuery ofPeriod(String kind, String from, String to, Instant now) {
        Instant end = to == null ? now : instant(to, "to");
        Instant begin = from == null ? end.minus(DEFAULT_PERIOD) : instant(from, "from");
        String asked = kind + " from " + from + " to " + to;
        return new DecisionQuery(null, kind == null ? null : kind(kind), begin, end, asked);
    }

    private static DecisionKind kind(String name) {
        return Arrays.stream(DecisionKind.values())
                .filter(kind -> kind.name().equals(name))
                .findAny()
                .orElseThrow(
                        () ->
                                ProblemException.malformed(
                                        "decision",
                                        "one of " + Arrays.toString(DecisionKind.values())));
    }

    private static Instant instant(String text, String name) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (!instant.isBefore(Instant.EPOCH) && !instant.isAfter(LATEST)) return instant;
        } catch (DateTimeException unreadable) {
            // said below
        }
        throw ProblemException.malformed(name, "an RFC 3339 instant, such as 2027-01-31T09:00:00Z");
    }
}
