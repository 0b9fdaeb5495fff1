package io.huifang.scheduler.policy;

import io.huifang.scheduler.policy.Feasibility.Rule;
import io.huifang.scheduler.policy.calendar.DayHours;
import io.huifang.scheduler.policy.calendar.Hours;
import io.huifang.scheduler.policy.calendar.OpenDays;
import io.huifang.scheduler.policy.calendar.OpenHours;
import io.huifang.scheduler.policy.calendar.OpenWeek;
import io.huifang.scheduler.policy.calendar.Opening;
import io.huifang.scheduler.policy.law.RulePack;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules of time for the people of one region, the strongest first: law, quiet hours, windows,
 * holidays, wishes. Each link holds together with those before it.
 *
 * @param links at least one
 * @param zones of somebody of whom none is known
 */
record RuleChain(List<Link> links, List<ZoneId> zones) {
    /** Any week without holidays does; this one begins on a Monday. */
    private static final LocalDate ORDINARY_WEEK = LocalDate.parse("2024-01-08");

    RuleChain {
        links = List.copyOf(links);
    }

    /**
     * A rule and all those before it.
     *
     * @param rule the last of them
     * @param days what they all leave open
     */
    record Link(Rule rule, OpenDays days) {
        Optional<Opening> first(Instant earliest, List<ZoneId> zones) {
            return Opening.first(days, earliest, zones);
        }
    }

    /**
     * @param code of the region, null for unknown
     */
    static RuleChain of(CallingRegion region, List<RulePack> laws, String code) {
        List<Link> single = new ArrayList<>();
        laws.stream()
                .filter(law -> law.quietHours().isPresent() && law.holdsIn(code))
                .forEach(law -> single.add(new Link(Rule.law(law), law.openDays())));
        single.add(new Link(Rule.QUIET_HOURS, awake(region)));
        single.add(new Link(Rule.WINDOW, region.windows()));
        single.add(new Link(Rule.HOLIDAY, holidays(region)));
        List<Link> links = new ArrayList<>();
        OpenDays open = OpenDays.ALWAYS;
        for (Link link : single) {
            open = open.and(link.days);
            links.add(new Link(link.rule, open));
        }
        return new RuleChain(links, region.zones());
    }

    private static OpenDays awake(CallingRegion region) {
        OpenDays awake = OpenDays.without(FeasibleTime.NIGHT);
        for (Hours quiet : region.quiet()) {
            awake = awake.and(OpenDays.without(quiet));
        }
        return awake;
    }

    private static OpenDays holidays(CallingRegion region) {
        return date -> region.holidays().isHoliday(date) ? region.onHolidays() : DayHours.WHOLE;
    }

    /** The chain with a customer's wishes at its end. */
    RuleChain with(List<OpenHours> wishes) {
        if (wishes.isEmpty()) return this;
        List<Link> longer = new ArrayList<>(links);
        longer.add(new Link(Rule.WISHES, all().days.and(new OpenWeek(wishes))));
        return new RuleChain(longer, zones);
    }

    /** All rules together. */
    Link all() {
        return links.get(links.size() - 1);
    }

    /**
     * First days of weeks that show all that can become of a chain: one before any law, and one
     * from each change of the laws in force on.
     */
    static List<LocalDate> weeks(List<RulePack> laws) {
        Stream<LocalDate> changes =
                laws.stream()
                        .map(RulePack::inForce)
                        .flatMap(
                                it ->
                                        it.until() == null
                                                ? Stream.of(it.from())
                                                : Stream.of(it.from(), it.until().plusDays(1)));
        return Stream.concat(Stream.of(ORDINARY_WEEK), changes).distinct().toList();
    }

    /** Whether the windows leave no hour of one of the weeks open, apart from holidays. */
    boolean neverOpen(List<LocalDate> weeks) {
        OpenDays open = links.get(links.size() - 2).days();
        return weeks.stream()
                .anyMatch(
                        first ->
                                first.datesUntil(first.plusWeeks(1))
                                        .allMatch(date -> open.on(date).isEmpty()));
    }
}
