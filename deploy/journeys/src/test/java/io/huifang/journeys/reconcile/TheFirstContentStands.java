package io.huifang.journeys.reconcile;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.SchedulerRows.Conflict;
import io.huifang.journeys.evidence.SchedulerRows.Decision;
import io.huifang.journeys.evidence.Told;
import io.huifang.journeys.reconcile.Finding.Notes;
import io.huifang.journeys.wallet.EventKey;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** P4: of two contents under one key the first is decided, the other is visible as a conflict. */
final class TheFirstContentStands implements Check {
    @Override
    public Finding examine(Evidence evidence) {
        Notes notes = new Notes("P4", "of two contents the first stands, the other is a conflict");
        SentEvents sent = new SentEvents(evidence.clients().sendings());
        Map<EventKey, Map<String, String>> decided =
                evidence.scheduler().decisions().stream()
                        .collect(toMap(Decision::key, Decision::content, (one, other) -> one));
        Set<EventKey> stored =
                evidence.scheduler().conflicts().stream().map(Conflict::key).collect(toSet());
        Set<EventKey> told =
                evidence.told().stream()
                        .filter(TheFirstContentStands::isConflict)
                        .map(fact -> new EventKey(fact.text("source"), fact.text("id")))
                        .collect(toSet());
        List<EventKey> contradicted = sent.contradicted();
        for (EventKey key : contradicted) {
            notes.require(
                    sent.contents(key).get(0).equals(decided.get(key)),
                    key + " is not decided by its first content");
            notes.require(
                    stored.contains(key) && told.contains(key), key + " is not seen as conflict");
        }
        stored.forEach(
                key ->
                        notes.require(
                                sent.contents(key).size() > 1, key + " was never contradicted"));
        return notes.finding();
    }

    private static boolean isConflict(Told fact) {
        return DecisionMade.TYPE.equals(fact.type())
                && DecisionKind.CONFLICT.name().equals(fact.text("decision"));
    }
}
