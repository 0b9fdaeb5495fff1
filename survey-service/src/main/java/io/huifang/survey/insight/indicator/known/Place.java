package io.huifang.survey.insight.indicator.known;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.UUID;

/** Keys by which what a customer has of one reason lies in the order of time. */
final class Place {
    /** Between the parts of a key; below every sign of a pseudonym, a reason as written, a UUID. */
    private static final char BETWEEN = ' ';

    /** Behind every key that goes on after {@link #BETWEEN}; no part of a reason as written. */
    private static final char BEHIND = '!';

    /** Makes seconds of any year a number of eighteen digits. */
    private static final long ERA = 100_000_000_000_000_000L;

    private Place() {}

    /** Where the customer's line of that reason begins. */
    static String line(String customer, String reason) {
        return customer + BETWEEN + URLEncoder.encode(reason, UTF_8) + BETWEEN;
    }

    /** Where the customer's line begins of what has no reason. */
    static String line(String customer) {
        return customer + BETWEEN + BEHIND + BETWEEN;
    }

    /** Before all that lies at that instant of the line. */
    static String before(String line, Instant at) {
        StringBuilder place = new StringBuilder(line.length() + 28).append(line);
        append(ERA + at.getEpochSecond(), 18, place);
        append(at.getNano(), 9, place);
        return place.toString();
    }

    /** So many digits, with leading noughts. */
    private static void append(long number, int digits, StringBuilder place) {
        String text = Long.toString(number);
        place.append("0".repeat(digits - text.length())).append(text);
    }

    /** Behind all that lies at that instant of the line. */
    static String behind(String line, Instant at) {
        return before(line, at) + BEHIND;
    }

    static String of(String line, Instant at, UUID id) {
        return before(line, at) + BETWEEN + id;
    }

    /** Where the customer's callback lies, which has no time. */
    static String of(String customer, UUID callbackId) {
        return customer + BETWEEN + callbackId;
    }
}
