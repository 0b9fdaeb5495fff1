package io.huifang.survey.insight.asking;

import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.exchange.Violation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Which days somebody looks at on a page.
 *
 * @param first of them
 * @param last of them, inclusive
 */
public record Days(LocalDate first, LocalDate last) {
    private static final int USUAL = 28;

    /**
     * @param from a date; empty or null for 28 days
     * @param to a date; empty or null for today
     * @param most so many days may be asked for
     * @throws RefusedRequest 400 when one of them cannot be read, or they are in no order or more
     *     days
     */
    public static Days of(String from, String to, Instant now, ZoneId zone, long most) {
        LocalDate last = isGiven(to) ? date("to", to) : now.atZone(zone).toLocalDate();
        LocalDate first = isGiven(from) ? date("from", from) : last.minusDays(USUAL - 1L);
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days < 1 || days > most) {
            throw wrong("from", "not after the end, and at most " + most + " days");
        }
        return new Days(first, last);
    }

    public static boolean isGiven(String parameter) {
        return parameter != null && !parameter.isBlank();
    }

    private static LocalDate date(String name, String text) {
        try {
            LocalDate date = LocalDate.parse(text.strip());
            if (date.getYear() < 1970 || date.getYear() > 8999) {
                throw wrong(name, "from 1970 to 8999");
            }
            return date;
        } catch (DateTimeException unreadable) {
            throw wrong(name, "a date such as 2027-03-01");
        }
    }

    /** A parameter that cannot be taken, told without its value. */
    public static RefusedRequest wrong(String name, String how) {
        return new RefusedRequest(
                Problems.BAD_PARAMETER.at(
                        List.of(new Violation("#/query/" + name, "out-of-range", how))));
    }
}
