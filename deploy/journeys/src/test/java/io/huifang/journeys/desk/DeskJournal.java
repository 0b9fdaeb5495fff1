package io.huifang.journeys.desk;

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

    /** How often each kind of answer was given. */
    public Map<String, Integer> answers() {
        return new TreeMap<>(answers);
    }
}
