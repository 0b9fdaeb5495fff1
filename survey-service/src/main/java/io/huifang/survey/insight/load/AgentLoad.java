package io.huifang.survey.insight.load;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One agent's load and scores.
 *
 * @param load of all days
 * @param scores of all days
 * @param days those on which anything was
 */
public record AgentLoad(Agent agent, Load load, Scores scores, SortedMap<LocalDate, Day> days) {

    /** A day of one or several agents. */
    public record Day(Load load, Scores scores) {
        /** Nothing was. */
        public static final Day NONE = new Day(Load.NONE, Scores.NONE);

        Day plus(Day other) {
            return new Day(load.plus(other.load), scores.plus(other.scores));
        }
    }

    /**
     * @param days of one agent, at least one
     */
    static AgentLoad of(List<AgentDay> days) {
        SortedMap<LocalDate, Day> byDay = new TreeMap<>();
        days.forEach(it -> byDay.merge(it.day(), new Day(it.load(), it.scores()), Day::plus));
        return of(days.get(0).agent(), byDay);
    }

    /** Of an agent of whom there is nothing, too. */
    static AgentLoad of(Agent agent, SortedMap<LocalDate, Day> days) {
        Day all = days.values().stream().reduce(Day.NONE, Day::plus);
        return new AgentLoad(agent, all.load(), all.scores(), days);
    }

    Day on(LocalDate day) {
        return days.getOrDefault(day, Day.NONE);
    }
}
