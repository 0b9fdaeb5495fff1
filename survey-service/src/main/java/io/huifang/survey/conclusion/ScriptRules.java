package io.huifang.survey.conclusion;

import io.huifang.survey.conclusion.ConcludeCommand.Ticks;
import io.huifang.survey.exchange.Violation;
import io.huifang.survey.history.CoveredScript;
import io.huifang.survey.questionnaire.Coverage;
import io.huifang.survey.questionnaire.Script;
import io.huifang.survey.questionnaire.Step;

import java.util.List;

/**
 * What a conclusion says of its script. Nobody has to say anything: a program that concludes calls
 * may know of no script. Who says something, as the desk does, says all of it.
 */
final class ScriptRules {
    private ScriptRules() {}

    /** Everything that is wrong with it. */
    static List<Violation> faults(ConcludeCommand command, Script script) {
        return command.ticks().map(ticks -> faults(command, script, ticks)).orElse(List.of());
    }

    private static List<Violation> faults(ConcludeCommand command, Script script, Ticks ticks) {
        return Coverage.faults(
                command.ending().disposition(), script, ticks.covered(), ticks.because());
    }

    /** What is kept of it. */
    static CoveredScript covered(ConcludeCommand command, Script script) {
        return command.ticks()
                .map(
                        ticks ->
                                new CoveredScript(
                                        script.id(),
                                        script.version(),
                                        ticks.covered(),
                                        Coverage.left(script, ticks.covered()).stream()
                                                .map(Step::id)
                                                .toList(),
                                        ticks.because()))
                .orElse(CoveredScript.NOTHING_SAID);
    }
}
