package io.huifang.journeys.reconcile;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.SchedulerRows.Decision;
import io.huifang.journeys.evidence.Told;
import io.huifang.journeys.reconcile.Finding.Notes;
import io.huifang.journeys.wallet.EventKey;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** P2: one row a key, and one fact on the log that says the same. */
final class OneDecisionPerKey implements Check {
    private static final String CONFLICT = DecisionKind.CONFLICT.name();

    @Override
    public Finding examine(Evidence evidence) {
        Notes notes = new Notes("P2", "one decision a key, told once");
        Map<EventKey, Long> rows =
                evidence.scheduler().decisions().stream()
                        .collect(groupingBy(Decision::key, counting()));
        rows.forEach((key, count) -> notes.require(count == 1, key + " is decided " + count + "×"));

        Map<EventKey, Map<UUID, String>> told = told(evidence);
        for (Decision decision : evidence.scheduler().decisions()) {
            Map<UUID, String> facts = told.getOrDefault(decision.key(), Map.of());
            notes.require(
                    facts.size() == 1 && facts.containsValue(decision.kind()),
                    "%s is decided %s, but told %s"
                            .formatted(decision.key(), decision.kind(), facts.values()));
        }
        told.keySet().forEach(key -> notes.require(rows.containsKey(key), key + " is only told"));
        return notes.finding();
    }

    /** Kinds of decision by fact; a fact that stands on the log twice is still one. */
    private static Map<EventKey, Map<UUID, String>> told(Evidence evidence) {
        Map<EventKey, Map<UUID, String>> told = new HashMap<>();
        for (Told fact : evidence.told()) {
            if (DecisionMade.TYPE.equals(fact.type()) && !CONFLICT.equals(fact.text("decision"))) {
                EventKey key = new EventKey(fact.text("source"), fact.text("id"));
                told.computeIfAbsent(key, first -> new HashMap<>())
                        .put(fact.eventId(), fact.text("decision"));
            }
        }
        return told;
    }
}
