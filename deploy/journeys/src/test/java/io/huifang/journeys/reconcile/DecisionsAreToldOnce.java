package io.huifang.journeys.reconcile;

import static java.util.stream.Collectors.toSet;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.SchedulerRows.Decision;
import io.huifang.journeys.evidence.Told;
import io.huifang.journeys.reconcile.Finding.Notes;
import io.huifang.journeys.wallet.EventKey;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * P2: one fact a decision, which says the same; a fact that stands on the log twice is still one.
 */
final class DecisionsAreToldOnce implements Check {
    private static final String CONFLICT = DecisionKind.CONFLICT.name();

    @Override
    public Finding examine(Evidence evidence) {
        Notes notes = new Notes("P2", "each decision is told by one fact, and nothing else is");
        Map<EventKey, Map<UUID, String>> told = told(evidence);
        for (Decision decision : evidence.scheduler().decisions()) {
            Map<UUID, String> facts = told.getOrDefault(decision.key(), Map.of());
            notes.require(
                    facts.size() == 1 && facts.containsValue(decision.kind()),
                    "%s is decided %s, but told %s"
                            .formatted(decision.key(), decision.kind(), facts.values()));
        }
        Set<EventKey> decided =
                evidence.scheduler().decisions().stream().map(Decision::key).collect(toSet());
        told.keySet().forEach(key -> notes.require(decided.contains(key), key + " is only told"));
        return notes.finding();
    }

    /** Kinds of decision by fact. */
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
