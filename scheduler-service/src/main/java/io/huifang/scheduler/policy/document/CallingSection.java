package io.huifang.scheduler.policy.document;

import io.huifang.scheduler.policy.CallingRegion;
import io.huifang.scheduler.policy.FeasibleTime;
import io.huifang.scheduler.policy.almanac.Almanac;
import io.huifang.scheduler.policy.calendar.DayHours;
import io.huifang.scheduler.policy.calendar.HolidayCalendar;
import io.huifang.scheduler.policy.calendar.Hours;
import io.huifang.scheduler.policy.calendar.OpenHours;
import io.huifang.scheduler.policy.calendar.OpenWeek;
import io.huifang.scheduler.policy.law.RulePack;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The document's {@code calling}: when calling is allowed. */
final class CallingSection {
    private static final Hours ANY = Hours.of("09:00", "20:00");

    private final Almanac almanac;
    private final List<RulePack> laws;

    /**
     * @param laws those that the document switches on
     */
    CallingSection(Almanac almanac, List<RulePack> laws) {
        this.almanac = almanac;
        this.laws = laws;
    }

    FeasibleTime read(At at) {
        at.allow("defaultZone", "defaultRegion", "quiet", "windows", "holidayWindows", "regions");
        CallingRegion elsewhere =
                new CallingRegion(
                        List.of(Forms.zone(at.required("defaultZone"))),
                        week(at.required("windows")),
                        List.of(
                                at.optional("quiet")
                                        .map(CallingSection::night)
                                        .orElse(FeasibleTime.NIGHT)),
                        HolidayCalendar.NONE,
                        holidayHours(at));
        Map<String, CallingRegion> regions = regions(at, elsewhere);
        String unknown = at.optional("defaultRegion").map(Forms::region).orElse(null);
        if (unknown != null && !unknown.isEmpty() && !regions.containsKey(unknown)) {
            at.property("defaultRegion").fault("unknown-region", "must be one of the regions");
        }
        FeasibleTime time = new FeasibleTime(elsewhere, regions, unknown, laws);
        if (at.present()) time.neverOpen().forEach(code -> neverOpen(at, code));
        return time;
    }

    private static void neverOpen(At at, String code) {
        At region = at.property("regions").property(code);
        boolean own =
                region.optional("windows").isPresent() || region.optional("quiet").isPresent();
        if (!code.isEmpty() && !own) return; // the fault is told where it lies
        (code.isEmpty() ? at : region)
                .fault("never-open", "quiet hours must leave some of the windows open");
    }

    private Map<String, CallingRegion> regions(At calling, CallingRegion elsewhere) {
        Map<String, CallingRegion> regions = new HashMap<>();
        Map<String, At> stated = calling.optional("regions").map(At::entries).orElse(Map.of());
        stated.forEach(
                (code, at) -> {
                    if (!Forms.isRegion(code)) {
                        at.fault("unknown-region", "must be an ISO 3166-1 code such as CN");
                    }
                    regions.put(code, region(at, elsewhere));
                });
        return regions;
    }

    /** What a region does not state itself is as everywhere; quiet hours come on top. */
    private CallingRegion region(At at, CallingRegion elsewhere) {
        at.allow("zones", "quiet", "windows", "holidayWindows", "calendar", "holidays", "workdays");
        List<Hours> quiet = new ArrayList<>(elsewhere.quiet());
        at.optional("quiet").map(CallingSection::hours).ifPresent(quiet::add);
        Optional<DayHours> holidayHours = holidayHours(at);
        return new CallingRegion(
                at.optional("zones").map(CallingSection::zones).orElse(elsewhere.zones()),
                at.optional("windows").map(CallingSection::week).orElse(elsewhere.windows()),
                quiet,
                CalendarSection.holidays(at, almanac),
                holidayHours.isPresent() ? holidayHours : elsewhere.holidayHours());
    }

    private static Hours night(At at) {
        Hours quiet = hours(at);
        if (!quiet.coverNight(FeasibleTime.NIGHT)) {
            at.fault("night-open", "must cover the night from 22:00 to 08:00");
            return FeasibleTime.NIGHT;
        }
        return quiet;
    }

    private static Hours hours(At at) {
        at.allow("from", "until");
        return Forms.hours(at, FeasibleTime.NIGHT);
    }

    private static List<ZoneId> zones(At at) {
        List<ZoneId> zones = at.items().stream().map(Forms::zone).distinct().toList();
        if (!zones.isEmpty()) return zones;
        at.fault("empty", "must name at least one zone");
        return List.of(ZoneId.of("UTC"));
    }

    private static OpenWeek week(At at) {
        List<OpenHours> windows = new ArrayList<>();
        for (At item : at.items()) {
            item.allow("days", "from", "until");
            Hours hours = byDay(item, ANY);
            Set<DayOfWeek> days = Forms.weekdays(item.required("days"));
            if (!days.isEmpty()) windows.add(OpenHours.on(days, hours));
        }
        return new OpenWeek(windows);
    }

    private static Optional<DayHours> holidayHours(At at) {
        return at.optional("holidayWindows")
                .map(
                        list ->
                                DayHours.anyOf(
                                        list.items().stream()
                                                .map(CallingSection::holidayWindow)
                                                .toList()));
    }

    private static Hours holidayWindow(At at) {
        at.allow("from", "until");
        return byDay(at, FeasibleTime.NIGHT);
    }

    /** Over midnight nobody is called: such a window is one whose ends were mixed up. */
    private static Hours byDay(At at, Hours instead) {
        Hours hours = Forms.hours(at, instead);
        if (hours.from().isBefore(hours.until())) return hours;
        at.fault("crosses-midnight", "must end on the day they begin on");
        return instead;
    }
}
