package io.huifang.survey.insight.team;

import io.huifang.survey.insight.load.AgentLoad;
import io.huifang.survey.insight.load.GroupLoad;
import io.huifang.survey.insight.load.Spreads;
import io.huifang.survey.insight.load.TeamLoad;
import io.huifang.survey.insight.page.ChartTable;
import io.huifang.survey.insight.page.DashboardPage.Choice;
import io.huifang.survey.insight.page.DashboardPage.Link;
import io.huifang.survey.page.Wording;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Load, fairness and review scores of some days.
 *
 * @param filter what is looked at
 * @param charts by the day, of the largest groups
 * @param groups their load
 * @param fairness how evenly it fell on the groups' agents
 * @param agents their load
 * @param scores of groups, then of agents; those who were reviewed
 * @param csv all that as comma-separated values
 */
public record TeamPage(
        Filter filter,
        List<ChartTable> charts,
        List<LoadLine> groups,
        List<FairnessLine> fairness,
        List<LoadLine> agents,
        List<ScoresLine> scores,
        String csv) {

    /**
     * What is looked at, and what else could be.
     *
     * @param groups those that worked, and the one that is looked at
     * @param spans other days, ending alike
     */
    public record Filter(String first, String last, List<Choice> groups, List<Link> spans) {}

    /** How evenly something fell on a group's agents. */
    public record FairnessLine(
            String group,
            int agents,
            String handling,
            String callsPerHour,
            String occupancy,
            String hardShare) {
        static FairnessLine of(GroupLoad group, Wording wording) {
            TeamNumbers numbers = new TeamNumbers(wording);
            Spreads spreads = group.all().spreads();
            return new FairnessLine(
                    numbers.group(group.group()),
                    group.all().agents(),
                    numbers.spread(spreads.handling()),
                    numbers.spread(spreads.callsPerHour()),
                    numbers.spread(spreads.occupancy()),
                    numbers.spread(spreads.hardShare()));
        }
    }

    static TeamPage of(TeamLoad load, TeamQuery query, Wording wording) {
        return new TeamPage(
                filter(load, query, wording),
                TeamCharts.of(load.groups(), wording),
                load.groups().stream().map(it -> LoadLine.of(it, wording)).toList(),
                load.groups().stream().map(it -> FairnessLine.of(it, wording)).toList(),
                load.agents().stream().map(it -> LoadLine.of(it, wording)).toList(),
                scores(load, wording),
                "/insight/team/csv?" + query.parameters());
    }

    private static List<ScoresLine> scores(TeamLoad load, Wording wording) {
        TeamNumbers numbers = new TeamNumbers(wording);
        Stream<ScoresLine> groups =
                load.groups().stream()
                        .filter(it -> it.all().sum().scores().n() > 0)
                        .map(
                                it ->
                                        ScoresLine.of(
                                                numbers.group(it.group()),
                                                "",
                                                it.all().sum().scores(),
                                                numbers));
        Stream<ScoresLine> agents =
                load.agents().stream()
                        .filter(it -> it.scores().n() > 0)
                        .map(
                                it ->
                                        ScoresLine.of(
                                                TeamNumbers.name(it.agent()),
                                                numbers.group(it.agent().group()),
                                                it.scores(),
                                                numbers));
        return Stream.concat(groups, agents).toList();
    }

    private static Filter filter(TeamLoad load, TeamQuery query, Wording wording) {
        TreeSet<String> groups = new TreeSet<>();
        load.agents().stream()
                .map(AgentLoad::agent)
                .map(it -> it.group())
                .filter(Objects::nonNull)
                .forEach(groups::add);
        if (query.group() != null) groups.add(query.group());
        return new Filter(
                query.first().toString(),
                query.last().toString(),
                groups.stream().map(it -> new Choice(it, it, it.equals(query.group()))).toList(),
                Stream.of(1, 7, 28, 90)
                        .map(
                                days ->
                                        new Link(
                                                wording.say("filter.days", days),
                                                "/insight/team?" + query.ofDays(days).parameters()))
                        .toList());
    }
}
