package io.huifang.scheduler.policy.document;

import io.huifang.scheduler.policy.CallingWindows;
import io.huifang.scheduler.policy.Hours;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The document's {@code calling}: when calling is allowed. */
final class CallingSection {
    private CallingSection() {}

    static CallingWindows read(At at) {
        at.allow("defaultZone", "quiet", "windows");
        ZoneId zone = Forms.zone(at.required("defaultZone"));
        Hours quiet = at.optional("quiet").map(CallingSection::quiet).orElse(CallingWindows.NIGHT);
        CallingWindows windows = new CallingWindows(windows(at.required("windows")), quiet, zone);
        if (at.present() && windows.neverOpen()) {
            at.fault("never-open", "quiet hours must leave some of the windows open");
        }
        return windows;
    }

    private static Hours quiet(At at) {
        at.allow("from", "until");
        Hours quiet = Forms.hours(at, CallingWindows.NIGHT);
        if (!quiet.coverNight(CallingWindows.NIGHT)) {
            at.fault("night-open", "must cover the night from 22:00 to 08:00");
            return CallingWindows.NIGHT;
        }
        return quiet;
    }

    private static Map<DayOfWeek, List<Hours>> windows(At at) {
        Map<DayOfWeek, List<Hours>> windows = new EnumMap<>(DayOfWeek.class);
        for (At item : at.items()) {
            item.allow("days", "from", "until");
            Hours hours = Forms.hours(item, Hours.of("09:00", "20:00"));
            Forms.weekdays(item.required("days"))
                    .forEach(
                            day ->
                                    windows.computeIfAbsent(day, any -> new ArrayList<>())
                                            .add(hours));
        }
        return windows;
    }
}
