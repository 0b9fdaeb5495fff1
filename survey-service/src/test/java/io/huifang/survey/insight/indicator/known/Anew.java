package io.huifang.survey.insight.indicator.known;

import io.huifang.contract.Fact;
import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.CallbackFact;
import io.huifang.contract.analytics.DecisionFact;
import io.huifang.contract.analytics.PromiseFact;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.survey.insight.indicator.tally.Amount;
import io.huifang.survey.insight.indicator.tally.Called;
import io.huifang.survey.insight.indicator.tally.CaseHistory;
import io.huifang.survey.insight.indicator.tally.Changes;
import io.huifang.survey.insight.indicator.tally.Decided;
import io.huifang.survey.insight.indicator.tally.Repeats;
import io.huifang.survey.insight.indicator.tally.Tally;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** One customer's facts, counted by looking at every one of them. */
final class Anew {
    private final Map<UUID, DecisionFact> decisions = new HashMap<>();
    private final Map<UUID, CaseHistory> cases = new HashMap<>();

    void hear(Fact fact) {
        if (fact instanceof DecisionFact told) {
            decisions.putIfAbsent(told.eventId(), told);
        } else if (fact instanceof CallbackFact told) {
            learn(told.callbackId(), known -> known.with(told));
        } else if (fact instanceof AttemptFact told) {
            learn(told.callbackId(), known -> known.with(told));
        } else if (fact instanceof ResponseFact told) {
            learn(told.callbackId(), known -> known.with(told));
        } else if (fact instanceof PromiseFact told) {
            learn(told.callbackId(), known -> known.with(told));
        }
    }

    private void learn(UUID callbackId, UnaryOperator<CaseHistory> fact) {
        cases.merge(callbackId, fact.apply(CaseHistory.EMPTY), (known, one) -> fact.apply(known));
    }

    Map<String, Map<String, Amount>> counted() {
        Changes all = new Changes();
        Repeats events =
                (reason, contact, time) ->
                        decisions.values().stream()
                                .filter(one -> reason.equals(one.reason()))
                                .map(DecisionFact::eventTime)
                                .filter(Objects::nonNull)
                                .anyMatch(event -> Repeats.follows(contact, event, time));
        Repeats contacts =
                (reason, event, time) ->
                        cases.values().stream()
                                .flatMap(one -> one.firstContact().stream())
                                .filter(one -> reason.equals(one.reason()))
                                .anyMatch(one -> Repeats.follows(one.occurredAt(), event, time));
        cases.values().forEach(one -> all.more(Called.observations(one, events)));
        for (DecisionFact one : decisions.values()) {
            all.more(List.of(Decided.alone(one)));
            all.more(Decided.of(one).amongOthers(contacts));
        }
        Map<String, Tally> sums = new TreeMap<>();
        Known.add(sums, all);
        return Known.counted(sums);
    }
}
