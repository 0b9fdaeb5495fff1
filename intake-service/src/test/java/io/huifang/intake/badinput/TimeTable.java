package io.huifang.intake.badinput;

import static io.huifang.intake.walletevent.Events.ofType;

import io.huifang.intake.walletevent.Events;

import java.util.stream.Stream;

/** Instants that RFC 3339 does not know, or that no event can have. */
final class TimeTable {
    private static final String CATEGORY = "time";

    private TimeTable() {}

    static Stream<BadRequest> rows() {
        return Stream.of(dates(), timesOfDay(), eras(), tooLate()).flatMap(rows -> rows);
    }

    private static Stream<BadRequest> dates() {
        return Stream.of(
                        everywhere("a date", "2026-03-01"),
                        everywhere("a day that is not", "2026-02-30T08:30:00Z"),
                        everywhere("a leap day that is not", "2027-02-29T08:30:00Z"),
                        everywhere("month 13", "2026-13-01T08:30:00Z"),
                        everywhere("a year of five digits", "12026-03-01T08:30:00Z"),
                        everywhere("a year before the year 0", "-0001-03-01T08:30:00Z"),
                        everywhere("seconds since 1970", "1772353800"),
                        everywhere("words", "yesterday"),
                        everywhere("nothing", ""),
                        everywhere("a space behind", "2026-03-01T08:30:00Z "),
                        everywhere("wide digits", "\uFF12\uFF10\uFF12\uFF16-03-01T08:30:00Z"))
                .flatMap(rows -> rows);
    }

    private static Stream<BadRequest> timesOfDay() {
        return Stream.of(
                        everywhere("a date and half a time", "2026-03-01T08:30Z"),
                        everywhere("no offset", "2026-03-01T08:30:00"),
                        everywhere("a space for T", "2026-03-01 08:30:00Z"),
                        everywhere("an offset without colon", "2026-03-01T08:30:00+0800"),
                        everywhere("an offset of hours", "2026-03-01T08:30:00+08"),
                        everywhere("an offset of 24 hours", "2026-03-01T08:30:00+24:00"),
                        everywhere("a zone's name", "2026-03-01T08:30:00[Asia/Shanghai]"),
                        everywhere("hour 24", "2026-03-01T24:00:00Z"),
                        everywhere("minute 60", "2026-03-01T08:60:00Z"),
                        everywhere("second 61", "2026-03-01T08:30:61Z"),
                        everywhere("a fraction without digits", "2026-03-01T08:30:00.Z"),
                        everywhere("a comma before the fraction", "2026-03-01T08:30:00,5Z"),
                        Stream.of(
                                inTheData(
                                        "a second of ten digits",
                                        "2026-03-01T08:30:00.0123456789Z",
                                        "/data/changedAt")))
                .flatMap(rows -> rows);
    }

    private static Stream<BadRequest> eras() {
        return Stream.of(
                        everywhere("beyond all calendars", "9999-12-31T23:59:59Z"),
                        everywhere("a year too late", "9000-01-01T00:00:00Z"),
                        everywhere("a second too early", "1969-12-31T23:59:59Z"),
                        everywhere("before there were wallets", "0001-01-01T00:00:00Z"))
                .flatMap(rows -> rows);
    }

    /** Only what has happened cannot lie ahead. */
    private static Stream<BadRequest> tooLate() {
        return Stream.of(
                attribute("far ahead", "time", "2999-01-01T00:00:00Z", "in-the-future"),
                inTheData("far ahead", "2999-01-01T00:00:00Z", "in-the-future"),
                row(
                        "registered far ahead",
                        ofType(
                                "io.huifang.customer.registered.v1",
                                "{\"registeredAt\":\"2999-01-01T00:00:00Z\"}"),
                        "/data/registeredAt"));
    }

    /** The same mistake in both attributes and in the data. */
    private static Stream<BadRequest> everywhere(String what, String time) {
        return Stream.of(
                attribute(what, "time", time, "/time"),
                attribute(what, "expirytime", time, "/expirytime"),
                inTheData(what, time, "/data/changedAt"));
    }

    private static BadRequest attribute(String what, String name, String time, String hint) {
        return row(what + ", " + name, BadRequest.event().with(name, time), hint);
    }

    private static BadRequest inTheData(String what, String time, String hint) {
        String data = "{\"changedAt\":\"%s\",\"contact\":{\"phone\":\"+8613800138000\"}}";
        String type = "io.huifang.customer.contact_changed.v1";
        return row(what + ", in the data", ofType(type, data.formatted(time)), hint);
    }

    private static BadRequest row(String what, Events event, String hint) {
        String body = BadRequest.withId(event).json();
        return BadRequest.invalid(CATEGORY, what, Post.structured(body), hint);
    }
}
