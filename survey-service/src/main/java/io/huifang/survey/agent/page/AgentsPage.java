package io.huifang.survey.agent.page;

import io.huifang.survey.agent.AgentView;
import io.huifang.survey.agent.AgentsView;
import io.huifang.survey.page.Wording;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who works here.
 *
 * @param told what has just been done; null for nothing
 * @param agents by account
 */
public record AgentsPage(String told, List<AgentLine> agents) {

    /**
     * One of them.
     *
     * @param path where his profile is written
     * @param skills with levels, or a dash
     * @param languages or a dash
     * @param group or a dash
     * @param since when he said so; a dash for never
     */
    public record AgentLine(
            String path,
            String account,
            String name,
            String skills,
            String languages,
            String group,
            String state,
            String since) {}

    static AgentsPage of(AgentsView view, String told, Wording wording) {
        return new AgentsPage(
                told, view.agents().stream().map(agent -> line(agent, wording)).toList());
    }

    /** Where the profile of that account is written. */
    static String path(String account) {
        return "/agents/" + URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static AgentLine line(AgentView agent, Wording wording) {
        String skills =
                agent.skills().stream()
                        .map(skill -> skill.name() + " " + skill.level())
                        .collect(Collectors.joining(", "));
        return new AgentLine(
                path(agent.account()),
                agent.account(),
                agent.displayName(),
                orDash(skills),
                orDash(String.join(", ", agent.languages())),
                orDash(agent.group() == null ? "" : agent.group()),
                wording.name("state", agent.state()),
                wording.at(agent.since()));
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "–" : text;
    }
}
