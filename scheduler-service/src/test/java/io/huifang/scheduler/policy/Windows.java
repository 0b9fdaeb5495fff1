package io.huifang.scheduler.policy;

import io.huifang.scheduler.policy.calendar.HolidayCalendar;
import io.huifang.scheduler.policy.calendar.Hours;
import io.huifang.scheduler.policy.calendar.OpenHours;
import io.huifang.scheduler.policy.calendar.OpenWeek;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calling windows for tests. */
final class Windows {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private Windows() {}

    /** 09:00–20:00 on every day. */
    static FeasibleTime nineToEight() {
        return everyDay(Hours.of("09:00", "20:00"));
    }

    static FeasibleTime everyDay(Hours... hours) {
        return of(Arrays.stream(hours).map(OpenHours::daily).toList());
    }

    static FeasibleTime of(List<OpenHours> windows) {
        return of(windows, FeasibleTime.NIGHT);
    }

    /** The same everywhere, without laws or holidays. */
    static FeasibleTime of(List<OpenHours> windows, Hours quiet) {
        return new FeasibleTime(region(windows, quiet), Map.of(), null, List.of());
    }

    static CallingRegion region(List<OpenHours> windows, Hours quiet) {
        return new CallingRegion(
                List.of(SHANGHAI),
                new OpenWeek(windows),
                List.of(quiet),
                HolidayCalendar.NONE,
                Optional.empty());
    }

    /** Somebody of an unknown region without wishes. */
    static Callee in(ZoneId... zones) {
        return new Callee(List.of(zones), null, List.of());
    }
}
