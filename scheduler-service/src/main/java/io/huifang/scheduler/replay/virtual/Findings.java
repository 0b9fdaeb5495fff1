package io.huifang.scheduler.replay.virtual;

import io.huifang.scheduler.decision.DecidingAgain.Again;
import io.huifang.scheduler.decision.PastDecision;
import io.huifang.scheduler.decision.PastDecision.Answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What was found out about some customers. */
public final class Findings {
    private final Load asItWas;
    private final Load otherwise;
    private final int mostChanges;
    private final Map<Count, Integer> counts = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private int events;
    private int changed;
    private int notReproduced;

    /**
     * @param from begin of the period, UTC
     * @param mostChanges most changes to be kept one by one; all are counted
     */
    public Findings(Instant from, int mostChanges) {
        this.asItWas = new Load(from);
        this.otherwise = new Load(from);
        this.mostChanges = mostChanges;
    }

    /** What is counted. */
    public enum What {
        /** Kinds of the decision made again and under the candidate. */
        DECISIONS,
        /** A decision that could not be reproduced: as it stands in the books, and made again. */
        NOT_REPRODUCED,
        /** A customer who could not be lived again: his events, and why. */
        LEFT_OUT,
        /** A target of a case that began in the period: how it stands at its end. */
        TARGETS,
        /** Something the books do not tell, so that it is where a rule of thumb puts it. */
        BY_RULE_OF_THUMB
    }

    /**
     * A pair that is counted.
     *
     * @param what what is paired
     * @param first as it was
     * @param second as it would have been
     */
    public record Count(What what, String first, String second) {}

    void add(Findings more) {
        asItWas.add(more.asItWas);
        otherwise.add(more.otherwise);
        more.counts.forEach((count, times) -> counts.merge(count, times, Integer::sum));
        int room = mostChanges - changes.size();
        changes.addAll(more.changes.subList(0, Math.min(room, more.changes.size())));
        events += more.events;
        changed += more.changed;
        notReproduced += more.notReproduced;
    }

    void decided(PastDecision past, Again again, Again other) {
        events++;
        count(What.DECISIONS, again.kind().name(), other.kind().name(), 1);
        if (!again.answer().equals(past.answer())) {
            notReproduced++;
            count(What.NOT_REPRODUCED, inWords(past.answer()), inWords(again.answer()), 1);
        }
        if (!Change.between(again, other)) return;
        changed++;
        if (changes.size() < mostChanges) changes.add(new Change(past, again, other));
    }

    /** Targets by case, as they stand at the end. */
    void targets(Map<String, String> asThen, Map<String, String> instead) {
        Set<String> all = new TreeSet<>(asThen.keySet());
        all.addAll(instead.keySet());
        for (String key : all) {
            String target = key.substring(key.indexOf(' ') + 1);
            count(
                    What.TARGETS,
                    target + " " + asThen.getOrDefault(key, "not promised"),
                    target + " " + instead.getOrDefault(key, "not promised"),
                    1);
        }
    }

    /** Notes what could only be guessed, once the lives are over. */
    void over() {
        int guessed = asItWas.callsPlacedByRule() + otherwise.callsPlacedByRule();
        if (guessed > 0) count(What.BY_RULE_OF_THUMB, "call after an incident", "", guessed);
    }

    /** The events of somebody whose past cannot be lived again. */
    public void leftOut(int events, String because) {
        count(What.LEFT_OUT, because, "", events);
    }

    private void count(What what, String first, String second, int more) {
        counts.merge(new Count(what, first, second), more, Integer::sum);
    }

    private static String inWords(Answer answer) {
        return answer.kind() + " " + answer.rule();
    }

    /** Load of the course as it was. */
    public Load asItWas() {
        return asItWas;
    }

    /** Load of the course with the candidate. */
    public Load otherwise() {
        return otherwise;
    }

    public Map<Count, Integer> counts() {
        return counts;
    }

    /** Some or all of the changes, customer by customer. */
    public List<Change> changes() {
        return changes;
    }

    /** Events decided twice. */
    public int events() {
        return events;
    }

    /** How many of them the candidate decides differently. */
    public int changed() {
        return changed;
    }

    /** How many of them are decided differently from what the books say, by the same policy. */
    public int notReproduced() {
        return notReproduced;
    }
}
