package io.huifang.survey.insight.team;

import io.huifang.survey.insight.load.AgentLoad;
import io.huifang.survey.insight.load.GroupLoad;
import io.huifang.survey.insight.load.Load;
import io.huifang.survey.page.Wording;

/**
 * What an agent or a group did.
 *
 * @param of an agent's name, or a group
 * @param beside the agent's group; empty for a group
 */
public record LoadLine(
        String of,
        String beside,
        String claims,
        String calls,
        String conclusions,
        String hardShare,
        String talk,
        String lease,
        String wrapUp,
        String occupancy) {
    static LoadLine of(AgentLoad load, Wording wording) {
        TeamNumbers numbers = new TeamNumbers(wording);
        return of(
                TeamNumbers.name(load.agent()),
                numbers.group(load.agent().group()),
                load.load(),
                numbers);
    }

    static LoadLine of(GroupLoad load, Wording wording) {
        TeamNumbers numbers = new TeamNumbers(wording);
        return of(numbers.group(load.group()), "", load.all().sum().load(), numbers);
    }

    private static LoadLine of(String of, String beside, Load load, TeamNumbers numbers) {
        return new LoadLine(
                of,
                beside,
                numbers.count(load.claims()),
                numbers.count(load.calls()),
                numbers.count(load.conclusions()),
                numbers.share(load.hardShare()),
                numbers.time(load.talkSeconds()),
                numbers.time(load.leaseSeconds()),
                numbers.time(load.wrapUpSeconds()),
                numbers.share(load.occupancy()));
    }
}
