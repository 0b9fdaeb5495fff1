package io.huifang.survey.insight.team;

import static io.huifang.survey.insight.page.CsvText.text;

import io.huifang.survey.insight.load.Agent;
import io.huifang.survey.insight.load.AgentLoad;
import io.huifang.survey.insight.load.AgentLoad.Day;
import io.huifang.survey.insight.load.Load;
import io.huifang.survey.insight.load.Scores;
import io.huifang.survey.insight.load.TeamLoad;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each agent did on each day, as comma-separated values by RFC 4180. */
final class TeamCsv {
    private static final String HEAD =
            "day,account,group,claims,calls,conclusions,hardCases,talkSeconds,leaseSeconds,"
                    + "wrapUpSeconds,atWorkSeconds,occupancy,reviews,listening,empathy,"
                    + "correctness,procedure,whole\r\n";

    private TeamCsv() {}

    static String of(TeamLoad load) {
        return load.agents().stream()
                .flatMap(TeamCsv::lines)
                .collect(Collectors.joining("", HEAD, ""));
    }

    private static Stream<String> lines(AgentLoad load) {
        return load.days().entrySet().stream()
                .map(it -> line(it.getKey(), load.agent(), it.getValue()));
    }

    private static String line(LocalDate date, Agent agent, Day day) {
        Load load = day.load();
        Scores scores = day.scores();
        return Stream.of(
                        date,
                        text(agent.account()),
                        agent.group() == null ? "" : text(agent.group()),
                        load.claims(),
                        load.calls(),
                        load.conclusions(),
                        load.hardCases(),
                        load.talkSeconds(),
                        load.leaseSeconds(),
                        load.wrapUpSeconds(),
                        load.atWorkSeconds(),
                        plain(load.occupancy()),
                        scores.n(),
                        plain(scores.mean(scores.listening())),
                        plain(scores.mean(scores.empathy())),
                        plain(scores.mean(scores.correctness())),
                        plain(scores.mean(scores.procedure())),
                        plain(scores.whole()))
                .map(String::valueOf)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String plain(BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }
}
