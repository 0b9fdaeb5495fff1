package io.huifang.survey.insight.team;

import io.huifang.survey.insight.load.Scores;

/**
 * What was thought of the calls of an agent or a group.
 *
 * @param of an agent's name, or a group
 * @param beside the agent's group; empty for a group
 */
public record ScoresLine(
        String of,
        String beside,
        String n,
        String listening,
        String empathy,
        String correctness,
        String procedure,
        String whole) {
    static ScoresLine of(String of, String beside, Scores scores, TeamNumbers numbers) {
        return new ScoresLine(
                of,
                beside,
                numbers.count(scores.n()),
                numbers.decimal(scores.mean(scores.listening())),
                numbers.decimal(scores.mean(scores.empathy())),
                numbers.decimal(scores.mean(scores.correctness())),
                numbers.decimal(scores.mean(scores.procedure())),
                numbers.decimal(scores.whole()));
    }
}
