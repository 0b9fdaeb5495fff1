package io.huifang.journeys.desk;

import io.huifang.journeys.desk.DeskEntry.Concluded;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What all agents know. Safe for all of them to write to. */
public final class DeskJournal {
    private final Queue<DeskEntry> entries = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    void add(DeskEntry entry) {
        entries.add(entry);
    }

    /** Counts an answer for the summary. */
    void count(String what) {
        answers.merge(what, 1, Integer::sum);
    }

    /** Everything so far, each agent's in its order. */
    public List<DeskEntry> entries() {
        return List.copyOf(entries);
    }

    /** Attempts concluded so far. */
    public long concludedCount() {
        return entries.stream()
                .filter(entry -> entry instanceof Concluded concluded && concluded.isDone())
                .count();
    }

    /** How often each kind of answer was given. */
    public Map<String, Integer> answers() {
        return new TreeMap<>(answers);
    }
}
