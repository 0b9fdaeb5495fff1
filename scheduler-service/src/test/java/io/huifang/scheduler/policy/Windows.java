package io.huifang.scheduler.policy;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Calling windows for tests. */
final class Windows {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private Windows() {}

    /** 09:00–20:00 on every day. */
    static CallingWindows nineToEight() {
        return everyDay(Hours.of("09:00", "20:00"));
    }

    static CallingWindows everyDay(Hours... hours) {
        return new CallingWindows(week(hours), CallingWindows.NIGHT, SHANGHAI);
    }

    static Map<DayOfWeek, List<Hours>> week(Hours... hours) {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        Arrays.stream(DayOfWeek.values()).forEach(day -> week.put(day, List.of(hours)));
        return week;
    }
}
