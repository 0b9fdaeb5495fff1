package io.huifang.survey.insight.page;

import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.insight.asking.Days;
import io.huifang.survey.insight.asking.Period;
import io.huifang.survey.insight.indicator.Dimension;
import io.huifang.survey.insight.indicator.Grain;
import io.huifang.survey.insight.indicator.SeriesQuery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which days somebody looks at, and of which reason; it stands in the page's address.
 *
 * @param first day, of the pages' zone
 * @param last day, inclusive
 * @param reason a code; null for all reasons
 * @param zone of the pages
 */
record DashboardQuery(LocalDate first, LocalDate last, String reason, ZoneId zone) {
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}._:-]{1,100}");
    private static final int MOST_DAYS = 400;

    /** Beyond it a line by the hour shows nothing more than one by the day. */
    private static final int MOST_DAYS_BY_HOUR = 14;

    /**
     * @param from a date; empty or null for 28 days
     * @param to a date; empty or null for today
     * @param reason empty or null for all
     * @throws RefusedRequest 400 when one of them cannot be read, or they are in no order or more
     *     than 400 days
     */
    static DashboardQuery of(String from, String to, String reason, Instant now, ZoneId zone) {
        Days days = Days.of(from, to, now, zone, MOST_DAYS);
        if (Days.isGiven(reason) && !CODE.matcher(reason).matches()) {
            throw Days.wrong("reason", "a code");
        }
        return new DashboardQuery(
                days.first(), days.last(), Days.isGiven(reason) ? reason : null, zone);
    }

    Instant from() {
        return first.atStartOfDay(zone).toInstant();
    }

    /** Exclusive. */
    Instant until() {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    Period period() {
        return new Period(from(), until());
    }

    Map<Dimension, String> only() {
        return reason == null ? Map.of() : Map.of(Dimension.REASON, reason);
    }

    SeriesQuery daily(String indicator) {
        return new SeriesQuery(indicator, Grain.DAY, from(), until(), Optional.empty(), only());
    }

    /** By the hour for few days, otherwise by the day. */
    SeriesQuery fine(String indicator) {
        boolean few = ChronoUnit.DAYS.between(first, last) < MOST_DAYS_BY_HOUR;
        Grain grain = few ? Grain.HOUR : Grain.DAY;
        return new SeriesQuery(indicator, grain, from(), until(), Optional.empty(), only());
    }

    /** The latest days, by the hour and told apart by reason, which one reason already is. */
    SeriesQuery hoursByReason(String indicator) {
        Instant earliest = until().minus(mostHours());
        Instant begin = from().isBefore(earliest) ? earliest : from();
        return new SeriesQuery(indicator, Grain.HOUR, begin, until(), by(), only());
    }

    SeriesQuery byReason(String indicator) {
        return new SeriesQuery(indicator, Grain.DAY, from(), until(), by(), only());
    }

    private Optional<Dimension> by() {
        return reason == null ? Optional.of(Dimension.REASON) : Optional.empty();
    }

    /** Whether all days of it are in a question by the hour. */
    boolean allByHour() {
        return Duration.between(from(), until()).compareTo(mostHours()) <= 0;
    }

    private Duration mostHours() {
        return SeriesQuery.most(Grain.HOUR, by());
    }

    /** The same days ending with the same one. */
    DashboardQuery ofDays(int days) {
        return new DashboardQuery(last.minusDays(days - 1L), last, reason, zone);
    }

    DashboardQuery of(String otherReason) {
        return new DashboardQuery(first, last, otherReason, zone);
    }

    /** As it stands in addresses, behind the question mark. */
    String parameters() {
        return "from="
                + first
                + "&to="
                + last
                + (reason == null
                        ? ""
                        : "&reason=" + URLEncoder.encode(reason, StandardCharsets.UTF_8));
    }
}
