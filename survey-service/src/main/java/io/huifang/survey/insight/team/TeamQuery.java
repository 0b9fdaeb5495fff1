package io.huifang.survey.insight.team;

import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.exchange.Violation;
import io.huifang.survey.insight.asking.Period;
import io.huifang.survey.insight.load.LoadQuery;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Which days somebody looks at, and of which group; it stands in the page's address.
 *
 * @param first day, of the pages' zone
 * @param last day, inclusive
 * @param group a code; null for everybody
 * @param zone of the pages
 */
record TeamQuery(LocalDate first, LocalDate last, String group, ZoneId zone) {
    private static final int USUAL_DAYS = 28;
    private static final long MOST_DAYS = LoadQuery.LONGEST.toDays() - 1;

    /**
     * @param from a date; empty or null for 28 days
     * @param to a date; empty or null for today
     * @param group empty or null for everybody
     * @throws RefusedRequest 400 when one of them cannot be read, or they are in no order or too
     *     many days
     */
    static TeamQuery of(String from, String to, String group, Instant now, ZoneId zone) {
        LocalDate last = given(to) ? date("to", to) : now.atZone(zone).toLocalDate();
        LocalDate first = given(from) ? date("from", from) : last.minusDays(USUAL_DAYS - 1L);
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days < 1 || days > MOST_DAYS) {
            throw wrong("from", "not after the end, and at most " + MOST_DAYS + " days");
        }
        if (given(group) && !LoadQuery.isGroup(group)) {
            throw wrong("group", "a group's code");
        }
        return new TeamQuery(first, last, given(group) ? group : null, zone);
    }

    private static boolean given(String parameter) {
        return parameter != null && !parameter.isBlank();
    }

    private static LocalDate date(String name, String text) {
        try {
            LocalDate date = LocalDate.parse(text.strip());
            if (date.getYear() >= 1970 && date.getYear() < 9000) return date;
        } catch (DateTimeException unreadable) {
            throw wrong(name, "a date such as 2027-03-01");
        }
        throw wrong(name, "from 1970 to 8999");
    }

    private static RefusedRequest wrong(String name, String how) {
        return new RefusedRequest(
                Problems.BAD_PARAMETER.at(
                        List.of(new Violation("#/query/" + name, "out-of-range", how))));
    }

    LoadQuery load() {
        return new LoadQuery(
                new Period(
                        first.atStartOfDay(zone).toInstant(),
                        last.plusDays(1).atStartOfDay(zone).toInstant()),
                group,
                null);
    }

    /** The same days ending with the same one. */
    TeamQuery ofDays(int days) {
        return new TeamQuery(last.minusDays(days - 1L), last, group, zone);
    }

    /** As it stands in addresses, behind the question mark. */
    String parameters() {
        return "from=" + first + "&to=" + last + (group == null ? "" : "&group=" + group);
    }
}
