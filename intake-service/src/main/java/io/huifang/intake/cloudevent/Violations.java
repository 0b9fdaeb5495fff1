package io.huifang.intake.cloudevent;

import io.huifang.intake.problem.Problems;
import io.huifang.intake.problem.Violation;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with the events of one request. Allocates nothing while nothing is. */
final class Violations {
    /** Enough to mend a request; more would let a small request have a large answer. */
    private static final int MOST = 50;

    private static final int NO_BATCH = -1;

    private List<Violation> found;
    private int batchIndex = NO_BATCH;

    /** From now on it is about the event at that index of the batch. */
    void inBatchAt(int index) {
        this.batchIndex = index;
    }

    void add(String pointer, String code, String detail) {
        if (found == null) {
            found = new ArrayList<>();
        }
        if (found.size() < MOST) {
            String prefix = batchIndex == NO_BATCH ? "" : "/" + batchIndex;
            found.add(new Violation(prefix + pointer, code, detail));
        }
    }

    void missing(String pointer) {
        add(pointer, "missing", "this is required");
    }

    void wrongType(String pointer, String wanted) {
        add(pointer, "wrong-type", "this must be " + wanted);
    }

    int count() {
        return found == null ? 0 : found.size();
    }

    /**
     * @throws Unreadable when there is any
     */
    void throwIfAny() throws Unreadable {
        if (found != null) {
            throw new Unreadable(Problems.INVALID_EVENT.at(found));
        }
    }
}
