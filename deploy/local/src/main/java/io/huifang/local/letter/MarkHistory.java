package io.huifang.local.letter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The marks of one letter in their order. All who read them come to the same opinion of whose turn
 * it is: the first intention counts, and another one only when that turn is over without the end
 * having been marked.
 */
final class MarkHistory {
    private final Duration turn;
    private final List<Mark> holders = new ArrayList<>();

    /** Null until the copy is known to stand on its topic. */
    private Mark done;

    MarkHistory(Duration turn) {
        this.turn = turn;
    }

    void add(Mark mark) {
        if (done != null) return;
        if (mark.step() == Mark.Step.DONE) {
            done = mark;
        } else if (holders.isEmpty() || !holder().at().plus(turn).isAfter(mark.at())) {
            holders.add(mark);
        }
    }

    /** Where the copy stands. */
    Optional<Mark> done() {
        return Optional.ofNullable(done);
    }

    boolean isHeldBy(String run) {
        return done == null && !holders.isEmpty() && holder().run().equals(run);
    }

    /** The oldest intention of another run, from which on a copy of an earlier turn may stand. */
    Optional<Mark> earliestOtherThan(String run) {
        return holders.stream().filter(mark -> !mark.run().equals(run)).findFirst();
    }

    private Mark holder() {
        return holders.get(holders.size() - 1);
    }
}
