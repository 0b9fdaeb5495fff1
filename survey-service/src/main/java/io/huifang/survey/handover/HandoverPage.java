package io.huifang.survey.handover;

import io.huifang.survey.agent.AgentView;
import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.handover.ShowOpenAttempt.Placed;
import io.huifang.survey.page.Wording;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where a supervisor hands an attempt over.
 *
 * @param path it is sent to
 * @param back where its reader came from
 * @param backWords what that is called
 * @param token of the lease he holds; empty for a supervisor
 * @param key so that sending it twice hands over once
 * @param problem whether what was sent could not be read
 * @param reason in words
 * @param state where it stands, in words
 * @param holder the account that has it; null for none
 * @param skill asked for; empty for none
 * @param language asked for; empty for any
 * @param owner whose it is alone; empty for nobody's
 * @param dueAt when it was due
 * @param until when its window closes
 * @param agents who can get it
 * @param reasons why
 */
public record HandoverPage(
        String path,
        String back,
        String backWords,
        String token,
        String key,
        boolean problem,
        String reason,
        String state,
        String holder,
        String skill,
        String language,
        String owner,
        String dueAt,
        String until,
        List<Choice> agents,
        List<Choice> reasons) {

    /** One of a list. */
    public record Choice(String value, String words) {}

    static HandoverPage of(
            HandoverSide side,
            Placed placed,
            List<AgentView> agents,
            String key,
            boolean problem,
            Wording wording) {
        Attempt attempt = placed.attempt();
        return new HandoverPage(
                side.path(),
                side.back(),
                wording.say(side.backWords()),
                side.token(),
                key,
                problem,
                wording.name("reason", placed.queue().reason()),
                wording.name("attempt", attempt.state()),
                attempt.agent(),
                placed.queue().skill(),
                placed.queue().language(),
                placed.queue().owner(),
                wording.at(attempt.dueAt()),
                wording.at(attempt.callableUntil()),
                agents.stream()
                        // of those without one it is not known whether they are there
                        .filter(agent -> agent.version() > 0)
                        .map(agent -> choice(agent, wording))
                        .toList(),
                Stream.of(HandoverBecause.values())
                        .map(it -> new Choice(it.name(), wording.name("because", it)))
                        .toList());
    }

    private static Choice choice(AgentView agent, Wording wording) {
        String words =
                "%s · %s · %s · %s"
                        .formatted(
                                agent.account(),
                                agent.displayName(),
                                String.join(", ", agent.languages()),
                                wording.name("state", agent.state()));
        return new Choice(agent.account(), words);
    }
}
