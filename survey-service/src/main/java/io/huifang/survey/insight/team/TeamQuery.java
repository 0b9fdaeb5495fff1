package io.huifang.survey.insight.team;

import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.insight.asking.Days;
import io.huifang.survey.insight.asking.Period;
import io.huifang.survey.insight.load.LoadQuery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Which days somebody looks at, and of which group; it stands in the page's address.
 *
 * @param first day, of the pages' zone
 * @param last day, inclusive
 * @param group a code; null for everybody
 * @param zone of the pages
 */
record TeamQuery(LocalDate first, LocalDate last, String group, ZoneId zone) {
    private static final long MOST_DAYS = LoadQuery.LONGEST.toDays() - 1;

    /**
     * @param from a date; empty or null for 28 days
     * @param to a date; empty or null for today
     * @param group empty or null for everybody
     * @throws RefusedRequest 400 when one of them cannot be read, or they are in no order or too
     *     many days
     */
    static TeamQuery of(String from, String to, String group, Instant now, ZoneId zone) {
        Days days = Days.of(from, to, now, zone, MOST_DAYS);
        if (Days.isGiven(group) && !LoadQuery.isGroup(group)) {
            throw Days.wrong("group", "a group's code");
        }
        return new TeamQuery(days.first(), days.last(), Days.isGiven(group) ? group : null, zone);
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
