package io.huifang.intake.vault.theme;

import org.jboss.resteasy.reactive.RestQuery;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Which days a service asks about.
 *
 * @param from first day, as {@code 2026-03-02}
 * @param to last day, inclusive
 */
record NarrativeThemesQuery(@RestQuery String from, @RestQuery String to) {
    private static final int MOST_DAYS = 420;

    /** Whether both are days, in order, and not too many. */
    boolean isUsable() {
        if (from == null || to == null) return false;
        try {
            long days = ChronoUnit.DAYS.between(first(), last());
            return days >= 0 && days < MOST_DAYS && first().getYear() >= 1970;
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    LocalDate first() {
        return LocalDate.parse(from);
    }

    LocalDate last() {
        return LocalDate.parse(to);
    }
}
