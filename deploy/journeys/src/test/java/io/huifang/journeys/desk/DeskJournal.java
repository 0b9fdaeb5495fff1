package io.huifang.journeys.desk;

import io.huifang.journeys.desk.DeskEntry.Claimed;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What all agents know. Safe for all of them to write to. */
public final class DeskJournal {
    private final Queue<DeskEntry> entries = new ConcurrentLinkedQueue<>();
    private final AtomicInteger concluded = new AtomicInteger();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    void add(DeskEntry entry) {
        entries.add(entry);
        if (entry instanceof DeskEntry.Concluded said && said.isDone()) {
            concluded.incrementAndGet();
        }
    }

    /** How many conclusions were taken so far. */
    int concluded() {
        return concluded.get();
    }

    /** Conclusions taken about customers whose ids begin so. */
    public long concludedAbout(String prefix) {
        return entriesAbout(prefix).stream()
                .filter(it -> it instanceof DeskEntry.Concluded said && said.isDone())
                .count();
    }

    /** Counts an answer for the summary. */
    void count(String what) {
        answers.merge(what, 1, Integer::sum);
    }

    /** Everything so far, each agent's in its order. */
    public List<DeskEntry> entries() {
        return List.copyOf(entries);
    }

    /** Of these, what was done under leases of customers whose ids begin so. */
    public List<DeskEntry> entriesAbout(String prefix) {
        List<DeskEntry> all = entries();
        Set<DeskEntry.Lease> own =
                all.stream()
                        .filter(Claimed.class::isInstance)
                        .map(Claimed.class::cast)
                        .filter(claimed -> claimed.customer().startsWith(prefix))
                        .map(Claimed::lease)
                        .collect(Collectors.toSet());
        return all.stream().filter(entry -> own.contains(entry.lease())).toList();
    }

    /** How often each kind of answer was given. */
    public Map<String, Integer> answers() {
        return new TreeMap<>(answers);
    }
}
