package io.huifang.scheduler.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.scheduler.policy.Within;
import io.huifang.scheduler.policy.calendar.BusinessCalendar;
import io.huifang.scheduler.policy.calendar.BusinessClock;
import io.huifang.scheduler.policy.calendar.HolidayCalendar;
import io.huifang.scheduler.policy.calendar.Hours;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;

@Tag("R36")
class CourseTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final BusinessClock CLOCK =
            new BusinessClock(
                    new BusinessCalendar(
                            BERLIN,
                            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                            HolidayCalendar.NONE),
                    Hours.of("09:00", "18:00"));

    /** Four hours from Wednesday, 09:00. */
    @ParameterizedTest
    @CsvSource({
        // no pause counts that comes after the end, or was over before the beginning
        "true, 2026-04-01T14:00, 2026-04-01T20:00, 2026-04-01T13:00",
        "false, 2026-04-01T06:00, 2026-04-01T09:00, 2026-04-01T13:00",
        // three were left when he asked for the next day's afternoon
        "true, 2026-04-01T10:00, 2026-04-02T14:00, 2026-04-02T17:00",
        "false, 2026-04-01T10:00, 2026-04-02T14:00, 2026-04-02T17:00",
        // the night that follows does not count for the one, but for the other
        "true, 2026-04-01T10:00, 2026-04-01T16:30, 2026-04-02T10:30",
        "false, 2026-04-01T10:00, 2026-04-01T16:30, 2026-04-01T19:30",
        // one that began before it did
        "true, 2026-03-31T10:00, 2026-04-01T11:00, 2026-04-01T15:00",
        // one that begins when it ends changes nothing
        "true, 2026-04-01T13:00, 2026-04-02T11:00, 2026-04-01T13:00"
    })
    void leavesAfterAPauseWhatWasLeftBefore(
            boolean business, String from, String until, String expected) {
        Course course = course(new Pause(at(from), at(until), "any"));

        assertThat(course.end(at("2026-04-01T09:00"), four(business))).contains(at(expected));
    }

    @Test
    void countsWhatPausesShareOnce() {
        Course course =
                course(
                        pause("2026-04-01T11:00", "2026-04-01T13:00"),
                        pause("2026-04-01T10:00", "2026-04-01T12:00"),
                        pause("2026-04-01T10:30", "2026-04-01T10:40"));

        assertThat(course.end(at("2026-04-01T09:00"), four(true))).contains(at("2026-04-01T16:00"));
    }

    @Test
    void hasNoEndWhileNobodyKnowsHowLongItStandsStill() {
        Course course = course(new Pause(at("2026-04-01T12:59"), null, "any"));

        assertThat(course.end(at("2026-04-01T09:00"), four(true))).isEmpty();
        assertThat(course.standsStillAt(at("2026-12-01T12:00"))).isTrue();
        assertThat(course.standsStillAt(at("2026-04-01T12:00"))).isFalse();
    }

    private static Course course(Pause... pauses) {
        return new Course(CLOCK, List.of(pauses));
    }

    private static Pause pause(String from, String until) {
        return new Pause(at(from), at(until), "any");
    }

    private static Within four(boolean business) {
        return new Within(Duration.ofHours(4), business);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}
