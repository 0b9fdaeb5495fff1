package io.huifang.intake.problem;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with the events of one request. Allocates nothing while nothing is. */
public final class Violations {
    /** Enough to mend a request; more would let a small request have a large answer. */
    private static final int MOST = 50;

    private static final int NO_BATCH = -1;

    private List<Violation> found;
    private int batchIndex = NO_BATCH;

    /** From now on it is about the event at that index of the batch. */
    public void inBatchAt(int index) {
        this.batchIndex = index;
    }

    /**
     * Adds one.
     *
     * @param pointer within the event
     * @param code for programs
     * @param detail for people; never a text of the sender's
     */
    public void add(String pointer, String code, String detail) {
        if (found == null) {
            found = new ArrayList<>();
        }
        if (found.size() < MOST) {
            String prefix = batchIndex == NO_BATCH ? "" : "/" + batchIndex;
            found.add(new Violation(prefix + pointer, code, detail));
        }
    }

    /** Something required is not there. */
    public void missing(String pointer) {
        add(pointer, "missing", "this is required");
    }

    /** A value is of another JSON type than wanted. */
    public void wrongType(String pointer, String wanted) {
        add(pointer, "wrong-type", "this must be " + wanted);
    }

    /** Something that has happened lies further ahead than clocks differ. */
    public void inTheFuture(String pointer) {
        add(pointer, "in-the-future", "this is more than five minutes ahead");
    }

    /** How many there are so far. */
    public int count() {
        return found == null ? 0 : found.size();
    }

    /**
     * @throws RefusedRequest when there is any
     */
    public void throwIfAny() throws RefusedRequest {
        if (found != null) {
            throw new RefusedRequest(Problems.INVALID_EVENT.at(found));
        }
    }
}
