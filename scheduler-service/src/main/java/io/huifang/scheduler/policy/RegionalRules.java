package io.huifang.scheduler.policy;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.huifang.scheduler.policy.calendar.HolidayCalendar;
import io.huifang.scheduler.policy.law.RulePack;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of time of each region, of all others, and of people of whom none is known. */
final class RegionalRules {
    private final CallingRegion elsewhere;
    private final Map<String, CallingRegion> regions;
    private final Map<String, RuleChain> chains;
    private final RuleChain elsewhereChain;
    private final RuleChain unknownChain;
    private final List<LocalDate> weeks;

    /** Of the same as {@link FeasibleTime}. */
    RegionalRules(
            CallingRegion elsewhere,
            Map<String, CallingRegion> regions,
            String unknownRegion,
            List<RulePack> laws) {
        this.elsewhere = elsewhere;
        this.regions = Map.copyOf(regions);
        this.chains =
                Stream.concat(
                                regions.keySet().stream(),
                                laws.stream().flatMap(law -> law.regions().stream()))
                        .distinct()
                        .collect(
                                toUnmodifiableMap(
                                        code -> code,
                                        code -> RuleChain.of(region(code), laws, code)));
        this.weeks = RuleChain.weeks(laws);
        this.elsewhereChain = RuleChain.of(elsewhere, List.of(), null);
        this.unknownChain =
                RuleChain.of(unknownRegion == null ? elsewhere : region(unknownRegion), laws, null);
    }

    private CallingRegion region(String code) {
        return regions.getOrDefault(code, elsewhere);
    }

    /** Those that hold for somebody, but for his own wishes. */
    RuleChain of(Callee callee) {
        return callee.region() == null
                ? unknownChain
                : chains.getOrDefault(callee.region(), elsewhereChain);
    }

    /** The calendars their public holidays come from. */
    Set<HolidayCalendar> calendars() {
        return Stream.concat(regions.values().stream(), Stream.of(elsewhere))
                .map(CallingRegion::holidays)
                .collect(toUnmodifiableSet());
    }

    /** Codes of regions, as {@link FeasibleTime#neverOpen} tells them. */
    List<String> neverOpen() {
        Stream<String> closed =
                regions.keySet().stream().filter(code -> chains.get(code).neverOpen(weeks));
        boolean anywhere = elsewhereChain.neverOpen(weeks) || unknownChain.neverOpen(weeks);
        return Stream.concat(closed, anywhere ? Stream.of("") : Stream.empty()).toList();
    }
}
