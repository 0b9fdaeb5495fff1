package io.huifang.survey.insight.fact;

import io.huifang.contract.analytics.DecisionFact;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.survey.sealing.Pseudonyms;

import java.util.UUID;

/** By what a decision is known, however often it is told. */
public final class DecisionIds {
    private DecisionIds() {}

    /**
     * An event has one decision, also when it is decided anew because a database lost the first; of
     * conflicts it may have many.
     */
    public static UUID of(Pseudonyms pseudonyms, DecisionMade made) {
        return made.decision() == DecisionKind.CONFLICT
                ? pseudonyms.factId(DecisionFact.TYPE, made.eventId().toString())
                : pseudonyms.factId(DecisionFact.TYPE, made.source(), made.id());
    }
}
