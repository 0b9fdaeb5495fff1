package io.huifang.scheduler.page.decision;

import io.huifang.scheduler.callback.CallbackView;
import io.huifang.scheduler.decision.DecisionView;
import io.huifang.scheduler.incident.desk.ShowIncidents.Part;
import io.huifang.scheduler.page.Step;
import io.huifang.scheduler.page.Wording;

import java.util.List;

/**
 * A decision, or a callback, that is explained.
 *
 * @param steps the chain
 * @param history what became of the callback, oldest first; empty without one
 */
public record DecisionPage(List<Step> steps, List<HistoryLine> history) {
    /**
     * @param callback null for none
     * @param incident the one that the callback is or was part of; null for none
     */
    static DecisionPage of(
            DecisionView decision, CallbackView callback, Part incident, Wording wording) {
        return new DecisionPage(
                DecisionChain.of(decision, callback, incident, wording),
                callback == null ? List.of() : HistoryLine.of(callback, wording));
    }

    /**
     * @param incident the one that the callback is or was part of; null for none
     */
    static DecisionPage of(CallbackView callback, Part incident, Wording wording) {
        return new DecisionPage(
                CallbackChain.of(callback, incident, wording), HistoryLine.of(callback, wording));
    }
}
