package io.huifang.survey.insight.load;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everybody's load, by agent and by group.
 *
 * @param agents by account
 * @param groups by code, agents without one last
 */
public record TeamLoad(List<AgentLoad> agents, List<GroupLoad> groups) {
    private static final Comparator<String> NONE_LAST =
            Comparator.nullsLast(Comparator.naturalOrder());

    static TeamLoad of(List<AgentDay> days) {
        Collection<AgentLoad> agents =
                days.stream()
                        .collect(
                                groupingBy(
                                        it -> it.agent().account(),
                                        TreeMap::new,
                                        collectingAndThen(toList(), AgentLoad::of)))
                        .values();
        Map<String, List<AgentLoad>> byGroup = new TreeMap<>(NONE_LAST);
        for (AgentLoad one : agents) {
            byGroup.computeIfAbsent(one.agent().group(), any -> new ArrayList<>()).add(one);
        }
        return new TeamLoad(
                List.copyOf(agents),
                byGroup.entrySet().stream()
                        .map(it -> GroupLoad.of(it.getKey(), it.getValue()))
                        .toList());
    }
}
