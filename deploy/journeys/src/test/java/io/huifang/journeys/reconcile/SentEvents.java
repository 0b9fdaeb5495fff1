package io.huifang.journeys.reconcile;

import io.huifang.journeys.wallet.Draft;
import io.huifang.journeys.wallet.EventKey;
import io.huifang.journeys.wallet.Sending;
import io.huifang.journeys.wallet.Sending.Verdict;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The senders' journals by key: A was accepted, I may have been, all others were refused. */
final class SentEvents {
    private final Map<EventKey, List<Sending>> byKey = new LinkedHashMap<>();
    private final Set<EventKey> accepted = new HashSet<>();
    private final Set<EventKey> unclear = new HashSet<>();

    SentEvents(List<Sending> sendings) {
        for (Sending sending : sendings) {
            byKey.computeIfAbsent(sending.key(), key -> new ArrayList<>()).add(sending);
            if (sending.verdict() == Verdict.ACCEPTED) {
                accepted.add(sending.key());
            } else if (sending.verdict() == Verdict.UNCLEAR) {
                unclear.add(sending.key());
            }
        }
    }

    /** A: at least once answered with success. */
    Set<EventKey> accepted() {
        return accepted;
    }

    /** A ∪ I: whatever may rightly be found. */
    boolean mayBeKnown(EventKey key) {
        return accepted.contains(key) || unclear.contains(key);
    }

    /** Contents under the key that were or may have been taken, in the order of sending. */
    List<Map<String, String>> contents(EventKey key) {
        return byKey.getOrDefault(key, List.of()).stream()
                .filter(sending -> sending.verdict() != Verdict.REFUSED)
                .map(Sending::draft)
                .map(Draft::content)
                .distinct()
                .toList();
    }

    /** Keys under which a second content was accepted. */
    List<EventKey> contradicted() {
        return byKey.entrySet().stream()
                .filter(
                        entry ->
                                entry.getValue().stream()
                                                .filter(it -> it.verdict() == Verdict.ACCEPTED)
                                                .map(sending -> sending.draft().content())
                                                .distinct()
                                                .count()
                                        > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** One of the drafts sent under an accepted key. */
    List<Draft> acceptedDrafts() {
        return accepted.stream().map(key -> byKey.get(key).get(0).draft()).toList();
    }
}
