package io.huifang.survey.questionnaire;

import io.huifang.contract.attempt.Disposition;
import io.huifang.survey.exchange.Violation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which key steps of its script a call covered. Pure. */
public final class Coverage {
    private static final String TICKS = "/covered";

    private Coverage() {}

    /**
     * The key steps that were part of the call and were not covered, in the order of the call.
     *
     * @param ticked by step id: a code of the step, or true for one that has none
     */
    public static List<Step> left(Script script, Map<String, Object> ticked) {
        return script.steps().stream()
                .filter(Step::must)
                .filter(step -> script.shows(step, ticked))
                .filter(step -> !ticked.containsKey(step.id()))
                .toList();
    }

    /**
     * What is wrong with a conclusion's word on its script. Whoever reached the customer has
     * covered every key step or says why not; a call that did not get that far need not.
     *
     * @param ticked by step id, as sent
     * @param because why key steps were left; null when nothing was said
     */
    public static List<Violation> faults(
            Disposition disposition, Script script, Map<String, Object> ticked, String because) {
        List<Violation> faults = new ArrayList<>();
        ticked.forEach((id, tick) -> judge(script, ticked, id, tick, faults));
        boolean excused = because != null && !because.isBlank();
        if (disposition.surveyed() && !excused && !left(script, ticked).isEmpty()) {
            faults.add(
                    new Violation(
                            "/leftBecause",
                            "missing",
                            "key steps of the script were left out; say why"));
        }
        return faults;
    }

    private static void judge(
            Script script,
            Map<String, Object> ticked,
            String id,
            Object tick,
            List<Violation> faults) {
        Step step = script.step(id).orElse(null);
        if (step == null) {
            faults.add(new Violation(TICKS, "unknown-step", "names a step that is not there"));
        } else if (!step.accepts(tick)) {
            faults.add(new Violation(TICKS + '/' + id, "not-a-tick", "does not tick this step"));
        } else if (!script.shows(step, ticked)) {
            faults.add(
                    new Violation(
                            TICKS + '/' + id, "not-asked", "the step is not part of this call"));
        }
    }
}
