package io.huifang.scheduler.policy;

import io.huifang.scheduler.policy.Feasibility.Feasible;
import io.huifang.scheduler.policy.Feasibility.Infeasible;
import io.huifang.scheduler.policy.Feasibility.Rule;
import io.huifang.scheduler.policy.calendar.HolidayCalendar;
import io.huifang.scheduler.policy.calendar.Hours;
import io.huifang.scheduler.policy.calendar.LocalTimes;
import io.huifang.scheduler.policy.calendar.Opening;
import io.huifang.scheduler.policy.law.RulePack;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The earliest instant that law, quiet hours, calling windows, public holidays, the customer's
 * wishes and freshness allow, in every zone he may be in. Whatever the document says, nobody is
 * called between 22:00 and 08:00 of his own day.
 */
public final class FeasibleTime {
    /** The night no document can open. */
    public static final Hours NIGHT = Hours.of("22:00", "08:00");

    private static final Duration OTHER_DAY_PART_WITHIN = Duration.ofDays(14);

    private final RegionalRules rules;

    /**
     * @param elsewhere of people of any region without one of its own
     * @param regions by ISO 3166-1 alpha-2 code
     * @param unknownRegion code of the region whose windows and holidays count for people of whom
     *     none is known; null for {@code elsewhere}. For them every law counts.
     * @param laws those the policy switched on
     */
    public FeasibleTime(
            CallingRegion elsewhere,
            Map<String, CallingRegion> regions,
            String unknownRegion,
            List<RulePack> laws) {
        this.rules = new RegionalRules(elsewhere, regions, unknownRegion, laws);
    }

    /**
     * The earliest stretch in which the customer may be called.
     *
     * @param notBefore not before this instant, UTC
     * @param freshUntil a call at or after this instant is of no use, UTC
     */
    public Feasibility earliest(Instant notBefore, Callee callee, Instant freshUntil) {
        if (!notBefore.isBefore(freshUntil)) return new Infeasible(Rule.FRESHNESS_OVER);
        RuleChain chain = rules.of(callee).with(callee.wishes());
        List<ZoneId> zones = zones(callee);
        Optional<Opening> open = chain.all().first(notBefore, zones);
        if (open.isPresent() && open.get().from().equals(notBefore)) {
            return feasible(open.get(), freshUntil, List.of());
        }
        return stepByStep(chain, notBefore, zones, freshUntil);
    }

    /** Each rule comes on top of those before it, so the instant only moves on. */
    private static Feasibility stepByStep(
            RuleChain chain, Instant notBefore, List<ZoneId> zones, Instant freshUntil) {
        List<Rule> movedBy = new ArrayList<>();
        Opening open = new Opening(notBefore, Instant.MAX);
        for (RuleChain.Link link : chain.links()) {
            Optional<Opening> next = link.first(open.from(), zones);
            if (next.isEmpty()) return new Infeasible(link.rule().never());
            Instant from = next.get().from();
            if (!from.isBefore(freshUntil)) return new Infeasible(link.rule().tooLate());
            if (from.isAfter(open.from())) movedBy.add(link.rule());
            open = next.get();
        }
        return feasible(open, freshUntil, movedBy);
    }

    private static Feasible feasible(Opening open, Instant freshUntil, List<Rule> movedBy) {
        Instant until = open.until().isBefore(freshUntil) ? open.until() : freshUntil;
        return new Feasible(open.from(), until, movedBy);
    }

    /**
     * The earliest instant at which calling is allowed and which lies in the other half of the
     * calling day than an earlier call. Halves are those of the customer's first zone.
     *
     * @param earliest not before this instant, UTC
     * @param called when the earlier call was made, UTC
     * @return {@code earliest} itself when no such half comes within two weeks
     */
    Instant inOtherDayPart(Instant earliest, Instant called, Callee callee) {
        RuleChain.Link all = rules.of(callee).with(callee.wishes()).all();
        List<ZoneId> zones = zones(callee);
        boolean wantsFirstHalf = !called.isBefore(middleOfDay(called, callee));
        Instant end = earliest.plus(OTHER_DAY_PART_WITHIN);
        Instant at = earliest;
        while (at.isBefore(end)) {
            Optional<Opening> open = all.first(at, zones);
            if (open.isEmpty()) return earliest;
            Instant from = open.get().from();
            Instant middle = middleOfDay(from, callee);
            if (wantsFirstHalf && from.isBefore(middle)) return from;
            if (!wantsFirstHalf && middle.isBefore(open.get().until())) {
                return middle.isAfter(from) ? middle : from;
            }
            at = open.get().until();
        }
        return earliest;
    }

    /** By the company's hours: a wish shortens the day, but does not move its noon. */
    private Instant middleOfDay(Instant at, Callee callee) {
        ZoneId zone = zones(callee).get(0);
        LocalDate date = at.atZone(zone).toLocalDate();
        int minute = rules.of(callee).all().days().on(date).middle();
        return LocalTimes.latest(date.atStartOfDay().plusMinutes(minute), zone);
    }

    /** The zones whose clocks count for somebody: his own, or those the policy takes for him. */
    public List<ZoneId> zones(Callee callee) {
        return callee.zones().isEmpty() ? rules.of(callee).zones() : callee.zones();
    }

    /** Which days it may be for somebody at an instant, by those clocks. */
    List<LocalDate> days(Callee callee, Instant at) {
        return zones(callee).stream()
                .map(zone -> at.atZone(zone).toLocalDate())
                .distinct()
                .toList();
    }

    /**
     * Somebody who may be at any of these places, at least one: he is called when all their clocks
     * allow it, and where they are of several regions, every law counts.
     */
    public Callee anywhere(List<Callee> places) {
        Callee first = places.get(0);
        if (places.size() == 1) return first;
        boolean oneRegion =
                places.stream().allMatch(it -> Objects.equals(it.region(), first.region()));
        return new Callee(
                places.stream().flatMap(it -> zones(it).stream()).distinct().toList(),
                oneRegion ? first.region() : null,
                first.wishes());
    }

    /** The zone in which times are told to somebody: the first of these. */
    public ZoneId zone(Callee callee) {
        return zones(callee).get(0);
    }

    /** The names of those zones, for an explanation. */
    public String zonesInWords(Callee callee) {
        String names = String.join(" ", zones(callee).stream().map(ZoneId::getId).toList());
        return callee.zones().isEmpty() ? names + " (default)" : names;
    }

    /** The calendars its public holidays come from. */
    Set<HolidayCalendar> calendars() {
        return rules.calendars();
    }

    /**
     * Codes of the regions in which no hour of a week is open, or will be when a law comes into
     * force; empty text for elsewhere and for people of whom no region is known.
     */
    public List<String> neverOpen() {
        return rules.neverOpen();
    }
}
