package io.huifang.scheduler.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.scheduler.policy.Feasibility.Feasible;
import io.huifang.scheduler.policy.Feasibility.Infeasible;
import io.huifang.scheduler.policy.Feasibility.Rule;
import io.huifang.scheduler.policy.almanac.Almanac;
import io.huifang.scheduler.policy.calendar.DayHours;
import io.huifang.scheduler.policy.calendar.HolidayCalendar;
import io.huifang.scheduler.policy.calendar.Hours;
import io.huifang.scheduler.policy.calendar.OpenHours;
import io.huifang.scheduler.policy.calendar.OpenWeek;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.policy.law.ContactLimit;
import io.huifang.scheduler.policy.law.LawLimit;
import io.huifang.scheduler.policy.law.RulePack;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which rule puts a call off, or leaves no time for it. */
@Tag("R27")
@Tag("D9")
class RulesOfTimeTest {
    private static final Almanac ALMANAC = Almanac.shipped();
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /**
     * China as on Sundays on holidays, the US not at all; wide windows where the law is narrower.
     */
    private static final FeasibleTime TIME =
            new FeasibleTime(
                    region("", Hours.of("08:00", "22:00"), Optional.empty()),
                    Map.of(
                            "CN",
                            region("cn", Hours.of("09:00", "20:00"), Optional.empty()),
                            "US",
                            region(
                                    "us",
                                    Hours.of("07:00", "22:00"),
                                    Optional.of(DayHours.anyOf(List.of())))),
                    "CN",
                    ALMANAC.rulePacks().values().stream().toList());

    private static CallingRegion region(
            String calendar, Hours weekdays, Optional<DayHours> onHolidays) {
        return new CallingRegion(
                List.of(SHANGHAI),
                new OpenWeek(
                        List.of(
                                OpenHours.on(
                                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY),
                                        weekdays),
                                OpenHours.on(
                                        Set.of(DayOfWeek.SUNDAY), Hours.of("10:00", "18:00")))),
                List.of(FeasibleTime.NIGHT),
                calendar.isEmpty() ? HolidayCalendar.NONE : ALMANAC.calendars().get(calendar),
                onHolidays);
    }

    @ParameterizedTest
    @CsvSource({
        // due by the clock in Shanghai, region, hours fresh, called, rules that put it off
        "2026-03-04T10:00, CN, 24, 2026-03-04T10:00,",
        "2026-03-04T08:30, CN, 24, 2026-03-04T09:00, calling-window",
        "2026-03-04T20:30, CN, 24, 2026-03-05T09:00, calling-window",
        "2026-03-04T23:00, CN, 24, 2026-03-05T09:00, law.quiet-hours calling-window",
        // a Sunday, and a Thursday that is a holiday and so has a Sunday's windows
        "2026-03-08T09:00, CN, 24, 2026-03-08T10:00, calling-window",
        "2026-10-01T09:15, CN, 24, 2026-10-01T10:00, calling-window.holiday",
        "2026-10-01T17:59, CN, 24, 2026-10-01T17:59,",
        "2026-10-01T18:00, CN, 24, 2026-10-02T10:00, calling-window.holiday",
        // the first working day after it, and a working Sunday
        "2026-10-07T18:00, CN, 24, 2026-10-08T09:00, calling-window.holiday",
        "2026-09-20T09:15, CN, 24, 2026-09-20T10:00, calling-window",
        // no region of the policy's: no holidays, no law, longer windows
        "2026-10-01T20:30, FR, 24, 2026-10-01T20:30,",
        "2026-10-01T23:30, FR, 24, 2026-10-02T08:00, quiet-hours",
        // unknown: the default region's windows and holidays, and every law
        "2026-10-01T09:15, '', 24, 2026-10-01T10:00, calling-window.holiday",
        "2026-03-04T21:30, '', 24, 2026-03-05T09:00, law.quiet-hours calling-window",
        "2026-03-04T21:30, CN, 24, 2026-03-05T09:00, calling-window",
    })
    void namesTheRulesThatPutItOff(
            LocalDateTime due, String region, int fresh, LocalDateTime called, String rules) {
        Instant from = due.atZone(SHANGHAI).toInstant();

        Feasibility answer = TIME.earliest(from, in(SHANGHAI, region), from.plus(hours(fresh)));

        Feasible feasible = (Feasible) answer;
        assertThat(feasible.from()).isEqualTo(called.atZone(SHANGHAI).toInstant());
        assertThat(String.join(" ", feasible.movedBy().stream().map(Rule::id).distinct().toList()))
                .isEqualTo(rules == null ? "" : rules);
    }

    @ParameterizedTest
    @CsvSource({
        // due by the clock in Shanghai, region, minutes fresh, rule
        "2026-03-04T10:00, CN, 0, freshness.over",
        "2026-03-04T23:00, CN, 60, law.quiet-hours",
        "2026-03-04T23:00, FR, 60, quiet-hours",
        "2026-03-04T20:00, CN, 60, calling-window.opens-too-late",
        "2026-10-01T19:00, CN, 60, calling-window.holiday",
        "2026-12-25T15:00, US, 120, calling-window.holiday",
        // across the night the windows open too late, without a holiday as well
        "2026-12-25T15:00, US, 1020, calling-window.holiday",
    })
    @Tag("R24")
    void namesTheRuleThatLeavesNoTime(LocalDateTime due, String region, int fresh, String rule) {
        Instant from = due.atZone(SHANGHAI).toInstant();
        Instant freshUntil = from.plus(Duration.ofMinutes(fresh));

        Feasibility answer = TIME.earliest(from, in(SHANGHAI, region), freshUntil);

        assertThat(answer).isInstanceOf(Infeasible.class);
        assertThat(((Infeasible) answer).rule().id()).isEqualTo(rule);
    }

    @Test
    @Tag("R39")
    void citesTheLawThatForbidsACall() {
        Instant evening = LocalDateTime.parse("2026-03-04T21:30").atZone(NEW_YORK).toInstant();

        Feasibility answer =
                TIME.earliest(evening, in(NEW_YORK, "US"), evening.plus(Duration.ofDays(1)));

        assertThat(((Feasible) answer).from())
                .isEqualTo(LocalDateTime.parse("2026-03-05T08:00").atZone(NEW_YORK).toInstant());
        assertThat(((Feasible) answer).movedBy())
                .extracting(Rule::explanation)
                .first()
                .asString()
                .containsAnyOf("47 CFR 64.1200(c)(1)", "12 CFR 1006.6(b)(1)(i)");
    }

    @Test
    void keepsALawOnlyWhileItIsInForce() {
        RulePack law =
                new RulePack(
                        "made-up",
                        "Made up Act, 1",
                        Set.of("CN"),
                        new RulePack.InForce(
                                LocalDate.parse("2026-03-05"), LocalDate.parse("2026-03-06")),
                        Optional.of(Hours.of("12:00", "15:00")),
                        List.of(new ContactLimit(1, 7)));
        FeasibleTime time =
                new FeasibleTime(
                        region("", Hours.of("09:00", "20:00"), Optional.empty()),
                        Map.of(),
                        null,
                        List.of(law));

        for (String free : List.of("2026-03-04T13:00", "2026-03-07T13:00")) {
            assertThat(at(time, free)).isEqualTo(free);
        }
        for (String bound : List.of("2026-03-05T13:00", "2026-03-06T13:00")) {
            assertThat(at(time, bound)).isEqualTo(bound.replace("13:00", "15:00"));
        }
    }

    @Test
    void noticesThatALawWillLeaveNoHourOpenWhereverTheCustomerMayBe() {
        RulePack strict =
                new RulePack(
                        "made-up",
                        "Made up Act, 2",
                        Set.of("FR"),
                        new RulePack.InForce(LocalDate.parse("2031-01-01"), null),
                        Optional.of(Hours.of("09:00", "20:00")),
                        List.of());
        CallingRegion elsewhere = region("", Hours.of("09:00", "20:00"), Optional.empty());

        assertThat(new FeasibleTime(elsewhere, Map.of(), null, List.of(strict)).neverOpen())
                .containsExactly("");
        assertThat(new FeasibleTime(elsewhere, Map.of(), null, List.of()).neverOpen()).isEmpty();
        assertThat(TIME.neverOpen()).isEmpty();
    }

    private static String at(FeasibleTime time, String local) {
        Instant due = LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
        Feasibility answer = time.earliest(due, in(SHANGHAI, "CN"), due.plus(Duration.ofDays(1)));
        return ((Feasible) answer).from().atZone(SHANGHAI).toLocalDateTime().toString();
    }

    @ParameterizedTest
    @CsvSource({
        // wishes Saturdays from 14:00 until 16:00 and Tuesdays from 19:00 until 9:00: due, called
        "2026-03-07T14:30, 2026-03-07T14:30,",
        "2026-03-04T10:00, 2026-03-07T14:00, preference.windows",
        "2026-03-07T16:00, 2026-03-10T19:00, preference.windows",
        "2026-03-10T20:00, 2026-03-14T14:00, calling-window preference.windows",
    })
    @Tag("R28")
    void waitsForTheHoursThatTheCustomerWishes(
            LocalDateTime due, LocalDateTime called, String rules) {
        Instant from = due.atZone(SHANGHAI).toInstant();

        Feasibility answer = TIME.earliest(from, wishing(), from.plus(Duration.ofDays(8)));

        assertThat(((Feasible) answer).from()).isEqualTo(called.atZone(SHANGHAI).toInstant());
        assertThat(((Feasible) answer).movedBy().stream().map(Rule::id).toList())
                .isEqualTo(rules == null ? List.of() : List.of(rules.split(" ")));
    }

    @Test
    @Tag("R46")
    void saysThatACallIsUnwelcomeAndNotThatItIsForbidden() {
        Instant from = LocalDateTime.parse("2026-03-04T10:00").atZone(SHANGHAI).toInstant();

        Feasibility soon = TIME.earliest(from, wishing(), from.plus(Duration.ofDays(2)));
        Feasibility never =
                TIME.earliest(
                        from,
                        new Callee(
                                List.of(SHANGHAI),
                                "CN",
                                List.of(OpenHours.daily(Hours.of("23:00", "05:00")))),
                        from.plus(Duration.ofDays(9)));

        assertThat(soon).isEqualTo(new Infeasible(Rule.WISHES));
        assertThat(never).isEqualTo(new Infeasible(Rule.WISHES));
    }

    @Test
    @Tag("R39")
    void takesTheRegionsZonesForSomebodyWithoutAny() {
        FeasibleTime time =
                new FeasibleTime(
                        region("", Hours.of("09:00", "20:00"), Optional.empty()),
                        Map.of(
                                "GB",
                                new CallingRegion(
                                        List.of(LONDON),
                                        new OpenWeek(
                                                List.of(
                                                        OpenHours.daily(
                                                                Hours.of("09:00", "20:00")))),
                                        List.of(),
                                        ALMANAC.calendars().get("us"),
                                        Optional.empty())),
                        null,
                        List.of());

        assertThat(time.zones(new Callee(List.of(), "GB", List.of()))).containsExactly(LONDON);
        assertThat(time.zones(new Callee(List.of(), "FR", List.of()))).containsExactly(SHANGHAI);
        assertThat(time.zones(Callee.UNKNOWN)).containsExactly(SHANGHAI);
        assertThat(time.zones(in(NEW_YORK, "GB"))).containsExactly(NEW_YORK);
    }

    @Test
    @Tag("R25")
    void tellsHowOftenTheLawAllowsToCall() {
        Policy policy = DefaultPolicy.read();
        Instant now = Instant.parse("2026-03-04T04:00:00Z");

        assertThat(policy.lawLimits(in(SHANGHAI, "CN"), now))
                .containsExactly(
                        new LawLimit(
                                "cn-collection-2025",
                                "GB/T 45251-2025, 5.3",
                                new ContactLimit(3, 1)));
        assertThat(policy.lawLimits(in(NEW_YORK, "US"), now))
                .extracting(LawLimit::limit)
                .containsExactly(new ContactLimit(7, 7));
        assertThat(policy.lawLimits(Callee.UNKNOWN, now))
                .as("who may be anywhere is under every law")
                .hasSize(2);
        assertThat(policy.lawLimits(in(LONDON, "GB"), now)).isEmpty();
        assertThat(policy.lawLimits(in(SHANGHAI, "CN"), Instant.parse("2025-02-27T15:59:59Z")))
                .as("the last second before it comes into force in China")
                .isEmpty();
    }

    private static Callee wishing() {
        return new Callee(
                List.of(SHANGHAI),
                "CN",
                List.of(
                        OpenHours.on(Set.of(DayOfWeek.SATURDAY), Hours.of("14:00", "16:00")),
                        OpenHours.on(Set.of(DayOfWeek.TUESDAY), Hours.of("19:00", "09:00"))));
    }

    private static Callee in(ZoneId zone, String region) {
        return new Callee(List.of(zone), region.isEmpty() ? null : region, List.of());
    }

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }
}
