package io.huifang.survey.insight.load;

import io.huifang.survey.insight.load.AgentLoad.Day;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The load of a group and how evenly it fell.
 *
 * @param group a code; null for agents without one
 * @param all of all days
 * @param days each by itself
 */
public record GroupLoad(String group, Part all, SortedMap<LocalDate, Part> days) {

    /**
     * Some days of a group.
     *
     * @param agents who claimed anything
     * @param sum of all of them
     * @param spreads among them
     */
    public record Part(int agents, Day sum, Spreads spreads) {
        static Part of(List<Day> agents) {
            List<Load> loads =
                    agents.stream().map(Day::load).filter(it -> it.claims() > 0).toList();
            return new Part(
                    loads.size(), agents.stream().reduce(Day.NONE, Day::plus), Spreads.of(loads));
        }
    }

    static GroupLoad of(String group, List<AgentLoad> agents) {
        TreeSet<LocalDate> dates = new TreeSet<>();
        agents.forEach(it -> dates.addAll(it.days().keySet()));
        SortedMap<LocalDate, Part> days = new TreeMap<>();
        for (LocalDate date : dates) {
            List<Day> onIt =
                    agents.stream()
                            .map(it -> it.on(date))
                            .filter(Predicate.not(Day.NONE::equals))
                            .toList();
            days.put(date, Part.of(onIt));
        }
        Part all = Part.of(agents.stream().map(it -> new Day(it.load(), it.scores())).toList());
        return new GroupLoad(group, all, days);
    }
}
