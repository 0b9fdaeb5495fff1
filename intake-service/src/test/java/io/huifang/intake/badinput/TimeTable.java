package io.huifang.intake.badinput;

import static io.huifang.intake.walletevent.Events.ofType;

import java.util.stream.Stream;

/** Instants that RFC 3339 does not know, or that no event can have. */
final class TimeTable {
    private static final String CATEGORY = "time";

    private TimeTable() {}

    static Stream<BadRequest> rows() {
        return Stream.of(
                        time("a date", "2026-03-01"),
                        time("a date and half a time", "2026-03-01T08:30Z"),
                        time("no offset", "2026-03-01T08:30:00"),
                        time("a space for T", "2026-03-01 08:30:00Z"),
                        time("an offset without colon", "2026-03-01T08:30:00+0800"),
                        time("an offset of hours", "2026-03-01T08:30:00+08"),
                        time("an offset of 24 hours", "2026-03-01T08:30:00+24:00"),
                        time("a zone's name", "2026-03-01T08:30:00[Asia/Shanghai]"),
                        time("a day that is not", "2026-02-30T08:30:00Z"),
                        time("a leap day that is not", "2027-02-29T08:30:00Z"),
                        time("month 13", "2026-13-01T08:30:00Z"),
                        time("hour 24", "2026-03-01T24:00:00Z"),
                        time("minute 60", "2026-03-01T08:60:00Z"),
                        time("second 61", "2026-03-01T08:30:61Z"),
                        time("a fraction without digits", "2026-03-01T08:30:00.Z"),
                        time("a comma before the fraction", "2026-03-01T08:30:00,5Z"),
                        time("a year of five digits", "12026-03-01T08:30:00Z"),
                        time("a year before the year 0", "-0001-03-01T08:30:00Z"),
                        time("seconds since 1970", "1772353800"),
                        time("words", "yesterday"),
                        time("nothing", ""),
                        time("a space behind", "2026-03-01T08:30:00Z "),
                        time("wide digits", "\uFF12\uFF10\uFF12\uFF16-03-01T08:30:00Z"),
                        time("far ahead", "2999-01-01T00:00:00Z"),
                        time("beyond all calendars", "9999-12-31T23:59:59Z"),
                        time("before there were wallets", "0001-01-01T00:00:00Z"))
                .flatMap(rows -> rows);
    }

    /** The same mistake in the attribute and, where it is one there too, in the data. */
    private static Stream<BadRequest> time(String what, String time) {
        BadRequest ofTheEvent = row(what, BadRequest.event().with("time", time).json(), "/time");
        boolean isInstant = what.startsWith("far") || what.startsWith("be");
        return isInstant ? Stream.of(ofTheEvent) : Stream.of(ofTheEvent, inTheData(what, time));
    }

    private static BadRequest inTheData(String what, String time) {
        String data = "{\"changedAt\":\"%s\",\"contact\":{\"phone\":\"+8613800138000\"}}";
        String type = "io.huifang.customer.contact_changed.v1";
        return row(
                what + ", in the data",
                BadRequest.withId(ofType(type, data.formatted(time))).json(),
                "/data/changedAt");
    }

    private static BadRequest row(String what, String body, String pointer) {
        return BadRequest.invalid(CATEGORY, what, Post.structured(body), pointer);
    }
}
