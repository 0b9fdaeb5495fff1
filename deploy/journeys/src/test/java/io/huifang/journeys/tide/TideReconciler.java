package io.huifang.journeys.tide;

import io.huifang.journeys.reconcile.Finding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/** Holds every number that a sender remembers against every decision. */
public final class TideReconciler {
    /** So many are named; the others are counted. */
    private static final int NAMED = 100;

    private TideReconciler() {}

    public static List<Finding> reconcile(TideBooks books, Decided decided) {
        return reconcile(books.accepted(), books.refused(), decided);
    }

    /**
     * @param accepted numbers of events answered with 202
     * @param refused numbers of events answered with another 4xx than 429
     */
    static List<Finding> reconcile(BitSet accepted, BitSet refused, Decided decided) {
        BitSet lost = (BitSet) accepted.clone();
        lost.andNot(decided.once());
        BitSet traces = (BitSet) refused.clone();
        traces.and(decided.once());
        List<String> invented = new ArrayList<>(named(traces));
        if (decided.strangers() > 0) {
            invented.add(decided.strangers() + " that nobody has sent");
        }
        return List.of(
                finding("P1", "every accepted event of the tide is decided", accepted, named(lost)),
                finding(
                        "P2",
                        "no event of the tide is decided twice",
                        decided.once(),
                        named(decided.twice())),
                finding("P3", "no refused event of the tide has left a trace", refused, invented));
    }

    /** Whether all that had to be refused was, and nothing else, of what was answered. */
    public static Finding refusals(TideBooks books, TideScript script) {
        return refusals(books.accepted(), books.refused(), script::isRefused);
    }

    /**
     * @param hasToBe which numbers have to be refused
     */
    static Finding refusals(BitSet accepted, BitSet refused, IntPredicate hasToBe) {
        BitSet wrong = new BitSet();
        refused.stream().filter(hasToBe.negate()).forEach(number -> wrong.set(number));
        accepted.stream().filter(hasToBe).forEach(number -> wrong.set(number));
        BitSet answered = (BitSet) accepted.clone();
        answered.or(refused);
        return finding(
                "P3", "of the tide nonsense is refused, nothing else", answered, named(wrong));
    }

    private static Finding finding(
            String promise, String claim, BitSet examined, List<String> violations) {
        return new Finding(promise, claim, examined.cardinality(), violations);
    }

    private static List<String> named(BitSet numbers) {
        List<String> names = new ArrayList<>();
        numbers.stream().limit(NAMED).forEach(number -> names.add("number " + number));
        if (numbers.cardinality() > NAMED) {
            names.add(numbers.cardinality() - NAMED + " more");
        }
        return names;
    }
}
