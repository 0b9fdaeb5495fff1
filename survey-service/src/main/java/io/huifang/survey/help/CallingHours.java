package io.huifang.survey.help;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When a customer may wish to be called. Pure.
 *
 * @param from by his clock
 * @param until when the last hour ends
 * @param days so many, today included
 */
record CallingHours(LocalTime from, LocalTime until, int days) {
    private static final Duration SLOT = Duration.ofHours(1);

    CallingHours {
        if (!from.isBefore(until) || days < 1) {
            throw new IllegalArgumentException(
                    "huifang.help.from must be before huifang.help.until, and days at least 1");
        }
    }

    /** Beginnings of hours to choose from: whole hours that are still to come. */
    List<Instant> slots(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return IntStream.range(0, days)
                .mapToObj(today::plusDays)
                .flatMap(day -> hours(day, zone))
                .filter(slot -> slot.isAfter(now))
                .toList();
    }

    /** Whether he may wish for that instant: of a slot, or within an hour that is one. */
    boolean takes(Instant wished, Instant now, ZoneId zone) {
        ZonedDateTime local = wished.atZone(zone);
        LocalDate last = now.atZone(zone).toLocalDate().plusDays(days - 1L);
        return wished.isAfter(now)
                && !local.toLocalDate().isAfter(last)
                && !local.toLocalTime().isBefore(from)
                && local.toLocalTime().isBefore(until);
    }

    /** An hour that a change of the clock leaves out is none. */
    private Stream<Instant> hours(LocalDate day, ZoneId zone) {
        long count = Duration.between(from, until).dividedBy(SLOT);
        return Stream.iterate(0L, hour -> hour < count, hour -> hour + 1)
                .map(hour -> day.atTime(from.plusHours(hour)))
                .filter(local -> !zone.getRules().getValidOffsets(local).isEmpty())
                .map(local -> local.atZone(zone).toInstant());
    }
}
