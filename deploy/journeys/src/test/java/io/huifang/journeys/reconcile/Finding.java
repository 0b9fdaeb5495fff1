package io.huifang.journeys.reconcile;

import java.util.ArrayList;
import java.util.List;

/**
 * What one check has found.
 *
 * @param promise the promise's name in the quality goals, such as P1
 * @param claim what must hold
 * @param examined how many things were looked at
 * @param violations those for which it does not hold; ids only
 */
public record Finding(String promise, String claim, long examined, List<String> violations) {
    private static final int SHOWN = 5;

    public Finding {
        violations = List.copyOf(violations);
    }

    public boolean holds() {
        return violations.isEmpty();
    }

    /** It holds, and not for want of anything to look at. */
    public boolean isShown() {
        return holds() && examined > 0;
    }

    @Override
    public String toString() {
        String line = "%-4s %-62s %8d %8d".formatted(promise, claim, examined, violations.size());
        if (holds()) {
            return line;
        }
        List<String> shown = violations.subList(0, Math.min(SHOWN, violations.size()));
        return line + "\n       " + String.join("\n       ", shown);
    }

    /** Collects what a check finds. */
    static final class Notes {
        private final String promise;
        private final String claim;
        private final List<String> violations = new ArrayList<>();
        private long examined;

        Notes(String promise, String claim) {
            this.promise = promise;
            this.claim = claim;
        }

        /** Looks at one thing. */
        void require(boolean holds, String otherwise) {
            looked(1);
            if (!holds) {
                broken(otherwise);
            }
        }

        /** Something was looked at so often; what was found is said apart. */
        void looked(long times) {
            examined += times;
        }

        void broken(String what) {
            violations.add(what);
        }

        Finding finding() {
            return new Finding(promise, claim, examined, violations);
        }
    }
}
